import { IFigure, makeAround } from '../../../desk/practice';
import { IReleaseQueue } from '../../../desk/release';
import { h } from '../../dom';
import { attempt, idOf, IContext, quietly } from '../../workroom/context';
import { choice, ITyped, row, words } from '../../workroom/fields';

/** Who somebody new is: fields of a figure, below a key. */
export interface ISomebody {
  readonly relation: ITyped;
  readonly sort: ITyped;
}

export function drawSomebody(prefix: string, ctx: IContext): ISomebody {
  const { trans } = ctx;
  return {
    relation: words(ctx, `${prefix}relation`, trans.__('Relation'), '', {
      rows: 1,
      help: trans.__(
        'In the copy it stands for the name: sister gives [sister]'
      )
    }),
    sort: choice(
      ctx,
      `${prefix}sort`,
      trans.__('It is'),
      [
        ['person', trans.__('a person')],
        ['place', trans.__('a place')],
        ['organisation', trans.__('an organisation')]
      ],
      'person'
    )
  };
}

export const fieldsOf = ({ relation, sort }: ISomebody) => ({
  relation: relation.value(),
  sort: sort.value() as IFigure['sort']
});

/** The register of names with what stands for each, and a way to add one. */
export function drawRegister(
  place: HTMLElement,
  of: string,
  { register }: IReleaseQueue,
  reload: () => Promise<void>,
  ctx: IContext
): void {
  const { trans, drafts, chosen } = ctx;
  const prefix = 'register:';
  const name = words(ctx, `${prefix}name`, trans.__('Name'), '', { rows: 1 });
  const somebody = drawSomebody(prefix, ctx);
  const form = h(
    'form',
    {},
    row(
      name.node,
      somebody.relation.node,
      somebody.sort.node,
      h(
        'button',
        { type: 'submit', 'data-keep': `${prefix}add` },
        trans.__('Add to the register')
      )
    )
  );
  form.addEventListener('submit', event => {
    event.preventDefault();
    void attempt(
      ctx,
      reload,
      desk =>
        makeAround(desk, 'figures', {
          id: idOf(ctx, prefix),
          case: of,
          name: name.value(),
          ...fieldsOf(somebody)
        }),
      trans.__('Added.'),
      () => {
        drafts.drop(prefix);
        chosen.delete(`id:${prefix}`);
      }
    );
  });
  const unfolded = h('details', {
    class: 'jp-PsydynRelease-register',
    open: chosen.has('release:register')
  });
  unfolded.addEventListener('toggle', () => {
    if (unfolded.open) {
      chosen.set('release:register', 'yes');
    } else {
      chosen.delete('release:register');
    }
  });
  unfolded.append(
    h(
      'summary',
      { 'data-keep': 'register' },
      trans._n(
        'The register of names: %1',
        'The register of names: %1',
        register.length
      )
    ),
    register.length
      ? h(
          'ul',
          { class: 'jp-PsydynRelease-sentences', translate: 'no' },
          ...register.map(one => h('li', {}, `${one.name} → ${one.label}`))
        )
      : quietly(
          trans.__(
            'Nobody yet. Whoever knows the people of a case finds their names better than any list.'
          )
        ),
    form
  );
  place.append(unfolded);
}
