import { ISignal, Signal } from '@lumino/signaling';
import { IAnnotation, IRulePrecision, ISuggestion } from '../../coding';
import { line } from '../../desk/error';
import { entryId } from '../../desk/ids';
import { annotate, annotateAll, IMade, suggest } from './client';
import { State } from './state';

/** The queue of suggestions: asked for by a person, judged one by one or those alike at once. */
export class Suggesting {
  constructor(private readonly _state: State) {}

  suggestions: readonly ISuggestion[] = [];
  rules: readonly IRulePrecision[] = [];
  left = 0;
  /** Where nothing was looked for, and why. */
  notes: readonly string[] = [];
  at = 0;
  /** Of this entry, or of the whole journal; not asked for yet. */
  scope: 'entry' | 'journal' | null = null;
  isAsking = false;
  problem = '';

  get changed(): ISignal<this, void> {
    return this._changed;
  }

  get current(): ISuggestion | undefined {
    return this.suggestions[this.at];
  }

  rule(name: string): IRulePrecision | undefined {
    return this.rules.find(one => one.rule === name);
  }

  /** Those that have the same rule and the same code as the current one. */
  get alike(): readonly ISuggestion[] {
    const like = this.current;
    return this.suggestions.filter(
      one =>
        one.rule === like?.rule &&
        one.code === like?.code &&
        one.value === like?.value &&
        one.codebook === like?.codebook
    );
  }

  async ask(scope: 'entry' | 'journal'): Promise<void> {
    const { desk, layerId: layer, codebookId: codebook, wanted } = this._state;
    this.scope = scope;
    if (!layer || !codebook) {
      return;
    }
    const asked = ++this._asked;
    this.isAsking = true;
    this.problem = '';
    this._changed.emit();
    try {
      const found = await suggest(desk, {
        layer,
        codebook,
        ...(scope === 'entry' ? { entry: wanted } : {})
      });
      if (asked === this._asked) {
        this.suggestions = found.suggestions;
        this.rules = found.rules;
        this.notes = found.notes ?? [];
        // It counts those that were sent, too.
        this.left = Math.max(0, found.left - found.suggestions.length);
        this.at = 0;
      }
    } catch (error) {
      this.problem = line(error);
    }
    this.isAsking = asked !== this._asked;
    this._changed.emit();
  }

  go(by: number): void {
    const last = this.suggestions.length - 1;
    this.at = Math.max(0, Math.min(last, this.at + by));
    this._changed.emit();
  }

  /** Put off to the end of the queue. */
  skip(): void {
    const { current } = this;
    if (current) {
      const rest = this.suggestions.filter(one => one !== current);
      this.suggestions = [...rest, current];
      this._changed.emit();
    }
  }

  judge(state: 'accepted' | 'rejected', which = this.current): void {
    if (which) {
      void this._save([which], state);
    }
  }

  acceptAlike(): void {
    void this._save(this.alike, 'accepted');
  }

  /** It was wrong, and what is right stands in its place: one thing to be undone. */
  correct(one: ISuggestion, code: string, value: string): void {
    if (code === one.code && value === one.value) {
      this.judge('accepted', one);
      return;
    }
    const right = { ...this._made(one, 'accepted'), code, value, rule: '' };
    void this._save([one], 'rejected', [right]);
  }

  private _made(one: ISuggestion, verdict: 'accepted' | 'rejected'): IMade {
    const { entry, part, start, end, quote, codebook, code, value, rule } = one;
    const at = { entry, part, start, end, quote };
    const { layerId: layer } = this._state;
    const id = entryId();
    return { id, layer, ...at, codebook, code, value, state: verdict, rule };
  }

  private _save(
    those: readonly ISuggestion[],
    verdict: 'accepted' | 'rejected',
    instead: readonly IMade[] = []
  ): Promise<boolean> {
    const state = this._state;
    const { trans, desk } = state;
    const made = [...those.map(one => this._made(one, verdict)), ...instead];
    const name = state.nameOf(those[0]);
    const what =
      those.length === 1
        ? trans.__('%1 on “%2”', name, those[0].quote)
        : trans.__('%1 on %2 passages', name, those.length);
    // Gone from the queue at once, and back in it where a person leaves it unsaved.
    this.suggestions = this.suggestions.filter(one => !those.includes(one));
    this.go(0);
    const back = () => {
      this.suggestions = [...those, ...this.suggestions];
      this._changed.emit();
    };
    return state.saving.do(
      what,
      async () => {
        let answers: readonly IAnnotation[];
        if (made.length === 1) {
          answers = [await annotate(desk, made[0])];
        } else {
          answers = await annotateAll(desk, made);
        }
        state.took(...answers);
        this._judged(those[0].rule, verdict, those.length);
        state.say(
          verdict === 'accepted'
            ? trans.__('Accepted: %1', what)
            : instead.length
              ? trans.__('Now %1: saved', state.nameOf(instead[0]))
              : trans.__('Rejected: %1', what)
        );
      },
      back
    );
  }

  private _judged(
    rule: string,
    verdict: 'accepted' | 'rejected',
    count: number
  ): void {
    const blank = { precision: null, low: null, high: null };
    const of = this.rule(rule) ?? { rule, accepted: 0, rejected: 0, ...blank };
    const now = { ...of, [verdict]: of[verdict] + count };
    this.rules = [...this.rules.filter(one => one.rule !== rule), now];
    this._changed.emit();
  }

  private _asked = 0;
  private readonly _changed = new Signal<this, void>(this);
}
