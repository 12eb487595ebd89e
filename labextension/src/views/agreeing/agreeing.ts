import { nullTranslator, TranslationBundle } from '@jupyterlab/translation';
import { IOpenJournal, IPassage, ITransport } from '../../tokens';
import { drawTabs, ITabs } from '../tabs';
import { h } from '../dom';
import { drawAsking } from './asking';
import { drawCodeNetwork, drawComparing } from './comparing';
import { drawDifferences } from './differences';
import { drawLayers } from './layers';
import { Readers } from './readers';

/** What comparing readers may ask of the application. */
export interface IAgreeingActs {
  open(passage: IPassage): void;
  /** Something was done, and can be undone. */
  done(): void;
  openJournal(): void;
  newJournal(): void;
}

/** After a change in the journal; many come together. */
const AFTER_TOUCH = 500;

/**
 * What several readers made of the same dreams: whose layers there are, how
 * far they agree, where they differ and what became of that, and which codes
 * come together.
 *
 * @returns a function that lets go of the journal and empties the host.
 */
export function drawAgreeing(
  journal: IOpenJournal,
  host: HTMLElement,
  acts: IAgreeingActs,
  trans: TranslationBundle = nullTranslator.load('jupyter_psydyn')
): () => void {
  let readers: Readers | null = null;
  let desk: ITransport | null = null;
  let tabs: ITabs | null = null;
  let tab = 'layers';
  let timer: ReturnType<typeof setTimeout> | undefined;

  const body = h('div');
  const asking = drawAsking(trans, () => read());
  host.classList.add('jp-PsydynReview-room');
  host.append(h('h2', {}, trans.__('Compare readers')), asking.node, body);

  const clear = () => {
    tabs?.stop();
    tabs = null;
    body.replaceChildren();
  };
  const drawTabbed = (those: Readers) => {
    const open = (passage: IPassage) => acts.open(passage);
    const done = () => acts.done();
    tabs = drawTabs(
      body,
      trans.__('Compare readers'),
      [
        {
          id: 'layers',
          label: trans.__('Layers'),
          draw: place => drawLayers(those, place, done, trans)
        },
        {
          id: 'agreement',
          label: trans.__('Agreement'),
          draw: place => drawComparing(those, place, open, trans)
        },
        {
          id: 'differences',
          label: trans.__('Differences'),
          draw: place => drawDifferences(those, place, { open, done }, trans)
        },
        {
          id: 'network',
          label: trans.__('Code network'),
          draw: place => drawCodeNetwork(those, place, open, trans)
        }
      ],
      id => (tab = id),
      tab
    );
  };
  const read = () => {
    const those = readers;
    if (those) {
      void asking.run(
        () => those.read(),
        () => {
          if (!tabs) {
            drawTabbed(those);
          }
        },
        trans.__('Reading the layers …')
      );
    }
  };
  const touched = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      // Where it cannot be read, what is shown stays until it can.
      readers?.read().catch(() => undefined);
      readers?.touched.emit();
    }, AFTER_TOUCH);
  };
  const turnTo = (next: ITransport | null) => {
    desk?.touched?.disconnect(touched);
    next?.touched?.connect(touched);
    desk = next;
    clear();
    asking.stop();
    readers = next && new Readers(next);
    if (next) {
      asking.say('');
      read();
    } else {
      asking.say(
        trans.__(
          'What several readers made of the same dreams is compared here. No journal is open.'
        ),
        [trans.__('Open a journal'), () => acts.openJournal()],
        [trans.__('New journal'), () => acts.newJournal()]
      );
    }
  };
  const update = () => {
    if (journal.transport !== desk) {
      turnTo(journal.transport);
    }
  };

  turnTo(journal.transport);
  journal.changed.connect(update);
  return () => {
    clearTimeout(timer);
    journal.changed.disconnect(update);
    desk?.touched?.disconnect(touched);
    asking.stop();
    clear();
    readers = null;
    host.classList.remove('jp-PsydynReview-room');
    host.replaceChildren();
  };
}
