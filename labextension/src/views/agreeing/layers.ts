import { TranslationBundle } from '@jupyterlab/translation';
import { ILayer, Role } from '../../coding';
import { line } from '../../desk/error';
import { entryId } from '../../desk/ids';
import { choice } from '../controls';
import { h } from '../dom';
import { quiet } from '../fields';
import { moment } from '../format';
import { submitted } from '../form';
import { step } from './asking';
import { Readers, ROLES, roleWord } from './readers';
import { getCases, makeLayer } from '../../desk/coding';
import { AnyLayer, isSeen, releaseLayer } from '../../desk/readers';

let made = 0;

/** Whose layers there are, by the kind of reader; one's own are released here, and begun. */
export function drawLayers(
  readers: Readers,
  host: HTMLElement,
  done: () => void,
  trans: TranslationBundle
): () => void {
  const list = h('div');
  const said = h('p', { class: 'jp-PsydynReview-said', role: 'status' });
  let isStopped = false;

  /** Do something, say it, and show what there is now. */
  const act = async (
    button: HTMLButtonElement,
    deed: () => Promise<unknown>,
    text: string
  ) => {
    button.disabled = true;
    try {
      await deed();
      await readers.read();
      said.textContent = text;
      done();
    } catch (error) {
      said.textContent = line(error);
    }
    button.disabled = false;
    if (isStopped) {
      return;
    }
    // The list was drawn again: the focus goes to what stands in its place.
    if (!button.isConnected) {
      list
        .querySelector<HTMLElement>(`[data-layer="${button.dataset.layer}"]`)
        ?.focus();
    } else if (document.activeElement === document.body) {
      button.focus();
    }
  };

  const release = (layer: ILayer): HTMLElement => {
    const isOut = layer.released !== '';
    const button = step(
      isOut ? trans.__('Withdraw release') : trans.__('Release'),
      () =>
        void act(
          button,
          () => releaseLayer(readers.desk, layer.id, !isOut),
          isOut
            ? trans.__('“%1” is seen by you alone again.', layer.title)
            : trans.__('“%1” is released.', layer.title)
        )
    );
    button.dataset.layer = layer.id;
    button.setAttribute('aria-label', `${button.textContent}: ${layer.title}`);
    const means = h(
      'span',
      { class: 'jp-PsydynReview-quiet', id: `jp-psydyn-release-${made++}` },
      isOut
        ? trans.__(
            'Withdrawn, nobody else sees it from then on; what they have read, they have read.'
          )
        : trans.__(
            'Released, other readers see every mark of it, and it can be compared with theirs; from then on you do not code blindly.'
          )
    );
    button.setAttribute('aria-describedby', means.id);
    return h('div', { class: 'jp-PsydynReview-agreeingDo' }, button, means);
  };

  const draw = () => {
    list.replaceChildren(
      ...ROLES.map(role => {
        const those = readers.layers.filter(layer => layer.role === role);
        return h(
          'section',
          { 'aria-label': roleTitle(role, trans) },
          h('h3', {}, roleTitle(role, trans)),
          those.length
            ? h(
                'ul',
                { class: 'jp-PsydynReview-agreeingLayers' },
                ...those.map(layer =>
                  h(
                    'li',
                    {},
                    h(
                      'bdi',
                      { class: 'jp-PsydynReview-agreeingName' },
                      layer.title
                    ),
                    ' ',
                    h(
                      'span',
                      { class: 'jp-PsydynReview-quiet' },
                      standing(layer, readers, trans)
                    ),
                    isSeen(layer) &&
                      layer.mine &&
                      !layer.private &&
                      release(layer)
                  )
                )
              )
            : h(
                'p',
                { class: 'jp-PsydynReview-quiet' },
                trans.__('none so far')
              )
        );
      })
    );
  };

  host.append(
    h(
      'p',
      {},
      trans.__(
        'A layer is what one reader marks. What the dreamer, a clinician and a researcher make of a dream are three kinds of reading: they stand side by side and are never merged.'
      )
    ),
    list,
    said,
    newLayer(readers, act, trans)
  );
  draw();
  readers.changed.connect(draw);
  return () => {
    isStopped = true;
    readers.changed.disconnect(draw);
  };
}

function roleTitle(role: Role, trans: TranslationBundle): string {
  return {
    dreamer: trans.__('Of the dreamer'),
    clinician: trans.__('Of clinicians'),
    researcher: trans.__('Of researchers')
  }[role];
}

/** Whose it is, and who sees it. */
function standing(
  layer: AnyLayer,
  readers: Readers,
  trans: TranslationBundle
): string {
  if (!isSeen(layer)) {
    return trans.__('of another reader, not released: nothing of it is seen');
  }
  return [
    layer.mine ? trans.__('yours') : trans.__('of %1', layer.reader),
    layer.private &&
      trans.__('private: yours alone, and in no comparison or export'),
    layer.settles.length > 0 &&
      trans.__(
        'settles %1',
        layer.settles.map(id => readers.layerTitle(id)).join(', ')
      ),
    !layer.private &&
      (layer.released
        ? trans.__('released since %1', moment(layer.released))
        : trans.__('not released'))
  ]
    .filter(one => one)
    .join(' · ');
}

function newLayer(
  readers: Readers,
  act: (
    button: HTMLButtonElement,
    deed: () => Promise<unknown>,
    text: string
  ) => Promise<void>,
  trans: TranslationBundle
): HTMLElement {
  let role: Role = 'researcher';
  const title = h('input', { ...quiet, required: true });
  const isPrivate = h('input', { type: 'checkbox' });
  // A private layer is about one case; which, is asked where there are several.
  const about = h('span', {});
  let case_ = '';
  isPrivate.addEventListener('change', () => {
    about.replaceChildren();
    case_ = '';
    if (isPrivate.checked) {
      void getCases(readers.desk).then(
        cases => {
          if (isPrivate.checked && cases.length > 1) {
            case_ = cases[0].id;
            about.replaceChildren(
              choice(
                trans.__('about'),
                cases.map(({ id, pseudonym }) => [id, pseudonym]),
                case_,
                value => (case_ = value)
              )
            );
          }
        },
        // The desk says so where it does not know which.
        () => undefined
      );
    }
  });
  const button = h(
    'button',
    { type: 'submit', class: 'jp-PsydynReview-do' },
    trans.__('New layer')
  );
  const form = h(
    'form',
    {
      class: 'jp-PsydynReview-controls',
      'aria-label': trans.__('A layer of one’s own')
    },
    h('label', {}, trans.__('Its title'), title),
    choice(
      trans.__('I read as'),
      ROLES.map(one => [one, roleWord(one, trans)]),
      role,
      value => (role = value as Role)
    ),
    h(
      'label',
      {
        title: trans.__(
          'Sealed under a key of its own, erased with the case or alone, in no export'
        )
      },
      isPrivate,
      trans.__('private: under a key of its own, in no export')
    ),
    about,
    button
  );
  // Asked again after a lost answer, it is the same layer.
  let id = '';
  submitted(form, () => {
    const name = title.value.trim();
    if (!name) {
      title.focus();
      return;
    }
    if (button.disabled) {
      return;
    }
    id = id || entryId();
    const asked = {
      id,
      title: name,
      role,
      private: isPrivate.checked,
      ...(case_ ? { case: case_ } : {})
    };
    void act(
      button,
      async () => {
        await makeLayer(readers.desk, asked);
        id = '';
        title.value = '';
        isPrivate.checked = false;
        about.replaceChildren();
        case_ = '';
      },
      trans.__('“%1” is there; nobody else sees it.', name)
    );
  });
  return form;
}
