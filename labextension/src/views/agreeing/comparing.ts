import { TranslationBundle } from '@jupyterlab/translation';
import { IPassage } from '../../tokens';
import { isWritten } from '../../desk/coding';
import { choice } from '../controls';
import { h } from '../dom';
import { drawResult } from '../result';
import { drawAsking } from './asking';
import { drawChooser, missing } from './choosing';
import { isOut, Readers } from './readers';
import { Compared } from './result';
import { compare } from '../../desk/readers';

/** How many choices may follow each other before it is asked. */
const AFTER_CHOOSING = 300;
/** Marks are made one after the other: they are compared when that rests. */
const AFTER_MARKING = 1000;
const MEASURES = ['npmi', 'count', 'jaccard', 'dice', 'phi'];

/** How far the chosen readers agree. */
export function drawComparing(
  readers: Readers,
  host: HTMLElement,
  open: (passage: IPassage) => void,
  trans: TranslationBundle
): () => void {
  let by: HTMLElement | null = null;
  return drawQuestion(
    {
      verb: 'agreement',
      least: 2,
      isNetwork: false,
      few: trans.__('Choose two layers or more.'),
      beside: changed => [
        choice(
          trans.__('compared by'),
          [
            ['character', trans.__('character')],
            ['sentence', trans.__('sentence')],
            ['entry', trans.__('entry')],
            ['span', trans.__('marked passage')]
          ],
          readers.unit,
          unit => {
            readers.unit = unit;
            changed();
          }
        ),
        (by = drawBy(readers, changed, trans))
      ],
      suit: () => {
        if (by) {
          by.hidden = !isOfWritten(readers);
        }
      },
      parameters: layers => ({
        layers,
        codebook: readers.codebook,
        unit: readers.unit,
        ...(isOfWritten(readers) ? { by: readers.by } : {})
      })
    },
    readers,
    host,
    open,
    trans
  );
}

function isOfWritten({ codebooks, codebook }: Readers): boolean {
  return codebooks.some(one => one.id === codebook && isWritten(one));
}

/** Where codes are written: whether 1MKA and 1MSA are the same, both being characters. */
function drawBy(
  readers: Readers,
  changed: () => void,
  trans: TranslationBundle
): HTMLElement {
  return choice(
    trans.__('alike are'),
    [
      ['value', trans.__('whole codes')],
      ['code', trans.__('their classes')]
    ],
    readers.by,
    by => {
      readers.by = by as Readers['by'];
      changed();
    }
  );
}

/** Which codes come together, in the marks of the chosen readers. */
export function drawCodeNetwork(
  readers: Readers,
  host: HTMLElement,
  open: (passage: IPassage) => void,
  trans: TranslationBundle
): () => void {
  const { network } = readers;
  return drawQuestion(
    {
      verb: 'code-network',
      least: 1,
      isNetwork: true,
      few: trans.__('Choose a layer.'),
      beside: changed => {
        const least = h('input', {
          type: 'number',
          min: '1',
          max: '999',
          step: '1',
          value: String(network.min_entries)
        });
        least.addEventListener('input', () => {
          if (least.validity.valid && least.value !== '') {
            network.min_entries = Number(least.value);
            changed();
          }
        });
        return [
          h('label', {}, trans.__('in at least'), least, trans.__('entries')),
          choice(
            trans.__('together in one'),
            [
              ['entry', trans.__('entry')],
              ['sentence', trans.__('sentence')]
            ],
            network.unit,
            unit => {
              network.unit = unit;
              changed();
            }
          ),
          choice(
            trans.__('measured by'),
            MEASURES.map(name => [name, name]),
            network.measure,
            measure => {
              network.measure = measure;
              changed();
            }
          )
        ];
      },
      parameters: layers => ({
        layers,
        ...(readers.anyBook ? { codebook: readers.anyBook } : {}),
        ...network
      })
    },
    readers,
    host,
    open,
    trans
  );
}

interface IQuestion {
  readonly verb: 'agreement' | 'code-network';
  /** How many layers it takes. */
  readonly least: number;
  /** A network may be of every codebook, and has passages. */
  readonly isNetwork: boolean;
  /** Said where too few are chosen. */
  readonly few: string;
  beside(changed: () => void): readonly HTMLElement[];
  /** Hide what the chosen codebook leaves no choice of. */
  suit?(): void;
  parameters(layers: readonly string[]): object;
}

function drawQuestion(
  question: IQuestion,
  readers: Readers,
  host: HTMLElement,
  open: (passage: IPassage) => void,
  trans: TranslationBundle
): () => void {
  const { verb, least, isNetwork } = question;
  const place = h('div');
  let stopResult: (() => void) | null = null;
  let result: Compared | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** The question that the result answers, and that is asked last. */
  let drawn = '';
  let of = '';
  const clear = () => {
    stopResult?.();
    stopResult = result = null;
  };
  const later = (wait: number) => {
    clearTimeout(timer);
    timer = setTimeout(ask, wait);
  };
  const asking = drawAsking(trans, () => {
    of = '';
    void readers.read().catch(() => undefined);
    later(0);
  });
  const chooser = drawChooser(
    readers,
    {
      of: () => readers.counted,
      isCompared: !isNetwork,
      isOneRole: false,
      isAnyBook: isNetwork,
      changed: () => later(AFTER_CHOOSING)
    },
    trans,
    ...question.beside(() => later(AFTER_CHOOSING))
  );
  const ask = () => {
    question.suit?.();
    const lack = missing(readers, least, trans);
    chooser.node.hidden = lack !== '';
    const layers = readers
      .picked(readers.counted)
      .filter(layer => isNetwork || isOut(layer))
      .map(({ id }) => id);
    if (lack || layers.length < least) {
      of = '';
      asking.stop();
      clear();
      asking.say(lack || question.few);
      return;
    }
    const parameters = question.parameters(layers);
    if (of === JSON.stringify(parameters)) {
      return;
    }
    const mine = JSON.stringify(parameters);
    of = mine;
    void asking.run(
      () => compare(readers.desk, verb, parameters),
      snapshot => {
        if (result && drawn === mine) {
          // The same question of other marks: who reads keeps the place.
          result.take(snapshot);
          return;
        }
        clear();
        drawn = mine;
        result = new Compared(
          snapshot,
          readers.desk,
          isNetwork ? verb : '',
          parameters,
          open
        );
        stopResult = drawResult(result, place, trans);
      },
      trans.__('Comparing what was marked …')
    );
  };
  const changed = () => later(0);
  const touched = () => {
    of = '';
    later(AFTER_MARKING);
  };

  host.append(chooser.node, asking.node, place);
  ask();
  readers.changed.connect(changed);
  readers.touched.connect(touched);
  return () => {
    clearTimeout(timer);
    readers.changed.disconnect(changed);
    readers.touched.disconnect(touched);
    chooser.stop();
    asking.stop();
    clear();
  };
}
