import { IChoice, IForm, IFormStep } from '../../coding';

/* What may be meant by the letters of a code that is being written; the desk has the last word on what is one. */

/** A character that was coded in this dream already. */
export interface IFigure {
  readonly value: string;
  readonly quote: string;
}

/** A code, or the beginning of one. */
export interface IProposal {
  readonly form: IForm;
  /** As it is written; empty where only its class is meant so far. */
  readonly value: string;
  /** In words: "the dreamer · refusal and control, directed". */
  readonly reading: string;
  /** What was chosen last, in a sentence. */
  readonly help: string;
  readonly isWhole: boolean;
  /** What comes next stands apart. */
  readonly isApart: boolean;
}

/** Why letters are no code: what they stand in the place of; without a step the code was whole before them. */
export interface IWrong {
  readonly form: IForm;
  readonly step?: IFormStep;
  readonly typed: string;
  /** How many letters were right. */
  readonly at: number;
}

export interface IRead {
  readonly proposals: readonly IProposal[];
  readonly wrong: IWrong | null;
}

/** The letters of a label or a definition that are looked for: fewer are signs of a code. */
const LEAST_LETTERS = 3;

/**
 * What is meant by what somebody types: a class and a code ("agg D 3> 1MKA"), or a code alone, of whichever
 * class has such codes. Words of what a code means find it, too ("emot fear").
 *
 * @param figures - those that interactions are put together of.
 */
export function read(
  forms: readonly IForm[],
  typed: string,
  figures: readonly IFigure[]
): IRead {
  const text = typed.trimStart();
  const named = forms
    .flatMap(form => [form.field, form.label].map(name => ({ form, name })))
    .find(({ name }) =>
      text.toLocaleLowerCase().startsWith(`${name.toLocaleLowerCase()} `)
    );
  if (named) {
    const rest = text.slice(named.name.length).trimStart();
    const found = readAs(named.form, forms, rest, figures, true);
    const { wrong } = found;
    const before = text.length - rest.length;
    return wrong
      ? { ...found, wrong: { ...wrong, at: wrong.at + before } }
      : found;
  }
  const classes = forms
    .filter(form => begins(`${form.field} ${form.label}`, text))
    .map(form => ({
      form,
      value: '',
      reading: form.label,
      help: form.definition,
      isWhole: false,
      isApart: true
    }));
  if (!text) {
    return { proposals: classes, wrong: null };
  }
  const all = forms
    // Somebody alone is a character, until it is said what they do.
    .filter(({ steps: [first] }) => !first.agents || /^[dq]?$|\s\S/i.test(text))
    .map(form => readAs(form, forms, text, figures, false));
  const found = all.flatMap(one => one.proposals);
  const written = text.trim().toUpperCase();
  const same = found.filter(one => one.isWhole && one.value === written);
  const rest = found.filter(one => !same.includes(one));
  const proposals = [...same, ...classes, ...rest];
  const wrong = all.reduce<IWrong | null>(
    (most, one) => deeper(most, one.wrong),
    null
  );
  return { proposals, wrong: proposals.length ? null : wrong };
}

/** Whether it is a code of its class as it stands. */
export function isCode(
  forms: readonly IForm[],
  field: string,
  value: string
): boolean {
  return readingOf(forms, field, value) !== '';
}

/** A code in words; empty where it is none. */
export function readingOf(
  forms: readonly IForm[],
  field: string,
  value: string
): string {
  const form = forms.find(one => one.field === field);
  const whole =
    form &&
    readAs(form, forms, value, [], false).proposals.find(
      one => one.isWhole && one.value === value
    );
  return whole ? whole.reading : '';
}

function readAs(
  form: IForm,
  forms: readonly IForm[],
  text: string,
  figures: readonly IFigure[],
  isNamed: boolean
): IRead {
  const character = forms.find(one => one.field === 'char')?.steps ?? [];
  const reader = new Reader(form, character, figures, text, isNamed);
  const so = { value: '', words: [], help: form.definition };
  const { proposals: all, wrong } = reader.from(form.steps, text, so);
  // A figure is found by name and by its signs.
  const once = new Map<string, IProposal>();
  for (const one of all) {
    once.set(one.value, once.get(one.value) ?? one);
  }
  const proposals = [...once.values()];
  return { proposals, wrong: proposals.length ? null : wrong };
}

interface ISoFar {
  readonly value: string;
  /** Those that stand together, together. */
  readonly words: readonly (readonly string[])[];
  readonly help: string;
}

/** After somebody, another one may be joined. */
const PLUS: IFormStep = {
  name: '+',
  choices: [],
  agents: false,
  last: [],
  apart: true,
  optional: true
};

class Reader {
  constructor(
    private readonly _form: IForm,
    private readonly _character: readonly IFormStep[],
    private readonly _figures: readonly IFigure[],
    private readonly _text: string,
    /** Whether others are proposed to be joined to somebody. */
    private readonly _joins: boolean
  ) {}

  /** What the rest of the letters may mean in these steps. */
  from(steps: readonly IFormStep[], rest: string, so: ISoFar): IRead {
    const typed = rest.trimStart();
    const [step, ...more] = steps;
    if (!step) {
      return typed ? this._wrong(undefined, typed) : this._propose(so, []);
    }
    if (step === PLUS) {
      return this._joined(more, rest, so);
    }
    // After a sign such as > no space is needed to tell what comes next from it.
    if (step.apart && typed === rest && typed && /[A-Z\d]$/.test(so.value)) {
      return this._wrong(undefined, typed);
    }
    const taken = step.agents
      ? this._somebody(step, more, typed, so)
      : this._sign(step, more, typed, so);
    if (!step.optional) {
      return taken;
    }
    const without = this.from(more, rest, so);
    return typed ? best(taken, without) : both(this._ended(without, so), taken);
  }

  private _sign(
    step: IFormStep,
    more: readonly IFormStep[],
    typed: string,
    so: ISoFar
  ): IRead {
    const upper = typed.toUpperCase();
    const after = (choice: IChoice) =>
      step.last.includes(choice.key) ? more.slice(end(more)) : more;
    const put = (choice: IChoice) => added(so, step, choice);
    const begun = step.choices
      .filter(({ key }) => key.startsWith(upper) && key !== upper)
      .map(choice => this._propose(put(choice), after(choice)));
    const [exact] = step.choices
      .filter(({ key }) => typed && upper.startsWith(key))
      .sort((a, b) => b.key.length - a.key.length);
    const found = [
      ...(exact
        ? [this.from(after(exact), typed.slice(exact.key.length), put(exact))]
        : []),
      ...begun
    ].reduce(both, this._wrong(step, typed));
    if (found.proposals.length) {
      return found;
    }
    const word = /^[\p{L}\p{M}]+/u.exec(typed)?.[0] ?? '';
    const meant = step.choices.filter(
      ({ label, definition }) =>
        word.length >= LEAST_LETTERS && begins(`${label} ${definition}`, word)
    );
    const left = typed.slice(word.length);
    return meant
      .map(choice =>
        left.trim()
          ? this.from(after(choice), left, put(choice))
          : this._propose(put(choice), after(choice))
      )
      .reduce(both, found);
  }

  private _somebody(
    step: IFormStep,
    more: readonly IFormStep[],
    typed: string,
    so: ISoFar
  ): IRead {
    const others = [PLUS, ...more];
    const upper = typed.toUpperCase();
    const put = (choice: IChoice) =>
      added(so, { ...step, apart: true }, choice);
    const [dreamer, ...nobody] = step.choices;
    const figures = this._figures.map(({ value, quote }) => ({
      key: value,
      label: this._named(value),
      definition: `“${quote}”`
    }));
    const exact = step.choices.find(({ key }) => upper.startsWith(key));
    if (exact) {
      return this.from(others, typed.slice(exact.key.length), put(exact));
    }
    const begun = [dreamer, ...figures, ...nobody]
      .filter(({ key }) => key.startsWith(upper) && key !== upper)
      .map(choice => this._propose(put(choice), others));
    const known = begun.reduce(both, this._wrong(step, typed));
    if (!typed) {
      return known;
    }
    const [first, ...signs] = this._character;
    const isFigure = first?.choices.some(({ key }) => upper.startsWith(key));
    return isFigure
      ? both(
          known,
          this.from(
            [{ ...first, apart: true }, ...signs, ...others],
            ` ${typed}`,
            so
          )
        )
      : known;
  }

  private _joined(more: readonly IFormStep[], rest: string, so: ISoFar): IRead {
    const typed = rest.trimStart();
    const who: IFormStep = {
      ...this._form.steps.find(one => one.agents)!,
      apart: true,
      optional: false
    };
    const plus = { ...so, value: `${so.value} +` };
    if (typed.startsWith('+')) {
      return this._somebody(who, more, typed.slice(1).trimStart(), plus);
    }
    const alone = this.from(more, rest, so);
    if (typed || !this._joins || this._text.endsWith(' ')) {
      return alone;
    }
    const there = /\S+(?: \+ \S+)*$/.exec(so.value)?.[0].split(' + ') ?? [];
    const joined = this._somebody(who, more, '', plus).proposals.filter(
      ({ value }) => !there.includes(value.slice(plus.value.length + 1))
    );
    return both(alone, { proposals: joined, wrong: null });
  }

  /** The end of a code before an optional step is proposed once, and first. */
  private _ended({ proposals }: IRead, so: ISoFar): IRead {
    const whole = proposals.filter(
      one => one.isWhole && one.value === so.value
    );
    return { proposals: whole.slice(0, 1), wrong: null };
  }

  private _named(value: string): string {
    let rest = value;
    const labels = this._character.flatMap(({ choices }) => {
      const sign = choices.find(({ key }) => rest.startsWith(key));
      rest = rest.slice(sign?.key.length ?? 0);
      return sign ? [sign.label] : [];
    });
    return labels.join(', ');
  }

  private _propose(so: ISoFar, more: readonly IFormStep[]): IRead {
    const proposal = {
      form: this._form,
      value: so.value,
      reading: so.words.map(group => group.join(', ')).join(' · '),
      help: so.help,
      isWhole: more.every(one => one.optional),
      isApart: more.find(one => one !== PLUS)?.apart ?? false
    };
    return { proposals: [proposal], wrong: null };
  }

  private _wrong(step: IFormStep | undefined, typed: string): IRead {
    const at = this._text.length - typed.length;
    return { proposals: [], wrong: { form: this._form, step, typed, at } };
  }
}

/** Where the steps of a code, or of somebody in it, are over. */
function end(steps: readonly IFormStep[]): number {
  const at = steps.indexOf(PLUS);
  return at < 0 ? steps.length : at;
}

function added(
  { value, words }: ISoFar,
  { apart }: IFormStep,
  { key, label, definition }: IChoice
): ISoFar {
  const isApart = apart || !words.length;
  const [last = [], ...before] = [...words].reverse();
  return {
    value: value + (isApart && value ? ' ' : '') + key,
    words: isApart
      ? [...words, [label]]
      : [...before.reverse(), [...last, label]],
    help: definition
  };
}

/** Whether a word of these begins so. */
function begins(words: string, letters: string): boolean {
  const low = letters.trim().toLocaleLowerCase();
  const text = words.toLocaleLowerCase();
  return text.startsWith(low) || text.includes(` ${low}`);
}

function both(a: IRead, b: IRead): IRead {
  return {
    proposals: [...a.proposals, ...b.proposals],
    wrong: deeper(a.wrong, b.wrong)
  };
}

function best(a: IRead, b: IRead): IRead {
  return a.proposals.length ? a : both(a, b);
}

function deeper(a: IWrong | null, b: IWrong | null): IWrong | null {
  return a && b ? (b.at > a.at ? b : a) : (a ?? b);
}
