import { TranslationBundle } from '@jupyterlab/translation';
import { EvidenceOn, IEvidence, IHypothesis } from '../../coding';
import { IPassage, ISnapshot } from '../../tokens';
import { isMotif } from '../motifkey';
import { PARTS } from './parts';

/** What a piece of evidence travels as when it is dragged, from any view. */
export const EVIDENCE = 'application/vnd.psydyn.evidence+json';

export type Side = 'supporting' | 'opposing';

export const SIDES: readonly Side[] = ['supporting', 'opposing'];

export const other = (side: Side): Side =>
  side === 'supporting' ? 'opposing' : 'supporting';

const ON: readonly EvidenceOn[] = [
  'passage',
  'annotation',
  'entry',
  'motif',
  'edge',
  'nodal'
];

/** What was dropped, field by field; null where it is no evidence: it may come from anywhere. */
export function readEvidence(json: string): IEvidence | null {
  let value: any;
  try {
    value = JSON.parse(json);
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null || !ON.includes(value.on)) {
    return null;
  }
  const text = (one: unknown) => (typeof one === 'string' ? one : '');
  const place = (one: unknown) =>
    Number.isInteger(one) && (one as number) >= 0 ? (one as number) : 0;
  return {
    on: value.on,
    key: text(value.key),
    entry: text(value.entry),
    part: PARTS.includes(value.part) ? value.part : 'report',
    start: place(value.start),
    end: place(value.end),
    quote: text(value.quote),
    note: text(value.note)
  };
}

export const blank: IEvidence = {
  on: 'passage',
  key: '',
  entry: '',
  part: 'report',
  start: 0,
  end: 0,
  quote: '',
  note: ''
};

export function isSame(a: IEvidence, b: IEvidence): boolean {
  return (
    a.on === b.on &&
    a.key === b.key &&
    a.entry === b.entry &&
    a.part === b.part &&
    a.start === b.start &&
    a.end === b.end
  );
}

/** With one more on a side, and not on the other; as it is where it stands there. */
export function withEvidence(
  hypothesis: Pick<IHypothesis, Side>,
  side: Side,
  evidence: IEvidence
): Pick<IHypothesis, Side> {
  const isThere = hypothesis[side].some(one => isSame(one, evidence));
  const without = hypothesis[other(side)].filter(one => !isSame(one, evidence));
  return {
    ...{ supporting: hypothesis.supporting, opposing: hypothesis.opposing },
    [side]: isThere ? hypothesis[side] : [...hypothesis[side], evidence],
    [other(side)]: without
  };
}

export function onWord(on: EvidenceOn, trans: TranslationBundle): string {
  return {
    passage: trans.__('passage'),
    annotation: trans.__('annotation'),
    entry: trans.__('entry'),
    motif: trans.__('motif'),
    edge: trans.__('link'),
    nodal: trans.__('nodal point')
  }[on];
}

export function sideWord(side: Side, trans: TranslationBundle): string {
  return side === 'supporting' ? trans.__('For') : trans.__('Against');
}

/** A row of a result as evidence, `quote` what it is called; null where it is none by itself. */
export function evidenceOf(
  kind: ISnapshot['kind'],
  key: string,
  quote: string
): IEvidence | null {
  if (kind === 'motif') {
    // What comes with it is a motif of its own; its passages speak one by one.
    return null;
  }
  const on: EvidenceOn | null = isMotif(key)
    ? 'motif'
    : kind === 'network'
      ? 'edge'
      : kind === 'nodal'
        ? 'nodal'
        : null;
  return on && { ...blank, on, key, quote };
}

/** A passage as evidence: the words that are marked in it first, which stand at its place. */
export function passageEvidence({
  entry,
  part,
  start,
  end,
  segments
}: IPassage): IEvidence {
  const quote = segments.find(one => one.mark)?.text ?? '';
  return { ...blank, on: 'passage', entry, part, start, end, quote };
}
