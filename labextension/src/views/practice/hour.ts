import { TranslationBundle } from '@jupyterlab/translation';
import { IListedHour } from '../../desk/practice';
import { Recording } from '../../desk/recording';
import { IHour, ITransport } from '../../tokens';
import { drawAbsent } from '../absent';
import { drawConflict } from '../conflict';
import { h } from '../dom';
import { choiceField, nightField, quiet } from '../fields';
import { drawKeeping } from '../keeping';
import { watchPage } from '../leaving';
import { IContext } from '../workroom/context';
import { button, row } from '../workroom/fields';
import { drawMarks } from './hourmarks';
import { drawProcessNotes } from './process';
import { drawRated } from './rated';
import { wholeField } from './whole';

const NO_HOUR: IHour = {
  attendance: 'held',
  minutes: null,
  marks: [],
  ratings: []
};

/** What a part of the hour's sheet reads and writes. */
export interface IHourSheet {
  readonly hour: () => IHour;
  edit(fields: Partial<IHour>): void;
  readonly ctx: IContext;
}

export interface IHourView {
  /** Put the focus where one writes, once the hour was read. */
  focus(): void;
  /** Saves a last time. */
  stop(): void;
}

/**
 * One hour: its summary, which is the record, and beside it what is nobody
 * else's. The two are never one text, and lie in different places.
 */
export function drawHour(
  desk: ITransport,
  listed: Pick<IListedHour, 'id' | 'case' | 'night'>,
  host: HTMLElement,
  ctx: IContext
): IHourView {
  const { trans } = ctx;
  const recording = new Recording(desk, { id: listed.id });
  const sheet: IHourSheet = {
    hour: () => recording.value('hour') ?? NO_HOUR,
    edit: fields => recording.edit({ hour: { ...sheet.hour(), ...fields } }),
    ctx
  };
  const keeping = drawKeeping(recording, trans);
  const day = nightField(recording, trans, trans.__('Day'));
  const attendance = choiceField(
    trans.__('Attendance'),
    Object.entries(attendances(trans)),
    () => sheet.hour().attendance,
    value => sheet.edit({ attendance: value as IHour['attendance'] })
  );
  const minutes = wholeField(
    trans.__('Minutes'),
    null,
    600,
    minutes => sheet.edit({ minutes }),
    'hour:minutes',
    trans
  );
  const area = h('textarea', {
    ...quiet,
    rows: '10',
    'aria-label': trans.__('Summary'),
    placeholder: trans.__('What a record needs: what was spoken of, agreed on')
  });
  area.addEventListener('input', () => recording.write('note', area.value));
  area.addEventListener('blur', () => void recording.flush());
  const conflict = drawConflict(recording, trans, () => area.focus());
  const absent = drawAbsent(recording, trans);
  const marks = drawMarks(sheet);
  const rated = drawRated(sheet);
  const remove = button(trans.__('Remove this session'), () => {
    recording.edit({ deleted: true });
    void recording.flush().then(() => ctx.acts.done?.());
  });
  const record = h(
    'section',
    { class: 'jp-PsydynPractice-record', 'aria-label': trans.__('Summary') },
    h('h3', {}, trans.__('Summary'), ' ', keeping.node),
    h(
      'p',
      { class: 'jp-PsydynPractice-alone' },
      trans.__(
        'Part of the record: found by search, and seen by those it is released to.'
      )
    ),
    area
  );
  const both = h('div', { class: 'jp-PsydynPractice-both' }, record);
  const body = h(
    'div',
    {},
    row(day.node, attendance.node, minutes.node),
    both,
    rated.node,
    marks.node,
    row(remove)
  );
  host.append(conflict.node, absent.node, body);

  const show = () => {
    const text = recording.part('note');
    if (area.value !== text) {
      area.value = text;
    }
    const fields = [keeping, conflict, absent, day, attendance, marks, rated];
    fields.forEach(field => field.show());
    if (minutes.input !== document.activeElement) {
      minutes.input.value = String(sheet.hour().minutes ?? '');
    }
    body.hidden = recording.isMissing || recording.isDeleted;
  };
  recording.changed.connect(show);
  const unwatch = watchPage(recording);
  const stopProcess = drawProcessNotes(desk, listed, both, ctx);
  show();
  return {
    focus: () => void recording.ready.then(() => area.focus()),
    stop: () => {
      unwatch();
      recording.changed.disconnect(show);
      recording.dispose();
      stopProcess();
      host.replaceChildren();
    }
  };
}

export function attendances(
  trans: TranslationBundle
): Readonly<Record<IHour['attendance'], string>> {
  return {
    held: trans.__('held'),
    late: trans.__('began late'),
    missed: trans.__('missed'),
    cancelled: trans.__('cancelled')
  };
}
