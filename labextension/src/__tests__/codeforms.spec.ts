import { IForm } from '../coding';
import forms from '../../../tests/hvdc/forms.json';
import { isCode, read, readingOf } from '../views/coding/forms';

/** As the desk tells them: `tests/hvdc/test_hvdc_codes.py` holds the file to it. */
const FORMS: readonly IForm[] = forms;
const FIGURES = [
  { value: '1MKA', quote: 'my friend' },
  { value: '1FMA', quote: 'Mother' }
];
const of = (typed: string, figures = FIGURES) =>
  read(FORMS, typed, figures).proposals.map(
    one => `${one.form.field} ${one.value}${one.isWhole ? '' : '…'}`
  );
const whole = (typed: string) => of(typed).filter(one => !one.endsWith('…'));

describe('a code that is being typed', () => {
  it('is proposed with what it means and with the definition of its last sign', () => {
    const [first] = read(FORMS, '1MK', []).proposals;
    expect(first).toMatchObject({
      value: '1MKA',
      reading: 'one, male, known, adult',
      help: 'Grown up, or of no stated age.',
      isWhole: true
    });
    expect(of('1MK', [])).toEqual([
      'char 1MKA',
      'char 1MKT',
      'char 1MKC',
      'char 1MKB'
    ]);
  });
  it('needs no capitals, and spaces only where it has them', () => {
    expect(whole('1mka')).toEqual(['char 1MKA']);
    expect(of('agg d 3>1fma')[0]).toBe('agg D 3> 1FMA');
    expect(of('agg d+1fma 3 > 1mka')[0]).toBe('agg D + 1FMA 3> 1MKA');
  });
  it('is of its class where one is named, by its field or its label', () => {
    expect(of('sex')).toContain('sex …');
    expect(of('emot ')).toHaveLength(5);
    expect(of('emotions AP D')[0]).toBe('emot AP D');
    expect(of('good fortune D')[0]).toBe('gf D');
  });
  it('is of every class that has such codes where none is named', () => {
    expect(whole('D')).toEqual(
      expect.arrayContaining(['succ D', 'fail D', 'gf D'])
    );
    expect(whole('IF')).toEqual(['set IF']);
    expect(whole('NA')).toEqual(['obj NA']);
    expect(whole('s+')).toEqual(['mod S+']);
    expect(of('a').slice(0, 2)).toEqual(['agg …', 'act …']);
  });
  it('is found by the words of what it means', () => {
    expect(of('weap')).toEqual(['obj IW']);
    expect(of('emot fear')).toEqual(['emot AP…']);
    expect(of('emot fear D')[0]).toBe('emot AP D');
    expect(of('agg D shout')).toEqual(['agg D 2…']);
  });
  it('ends with a creature, and with no setting', () => {
    expect(whole('1ani')).toEqual(['char 1ANI']);
    expect(whole('ns')).toEqual(['set NS']);
    expect(of('agg 1ANI 7> D')[0]).toBe('agg 1ANI 7> D');
  });
});

describe('an interaction', () => {
  it('is put together of the dreamer and of who was coded in this dream', () => {
    expect(of('agg ')).toEqual(['agg D…', 'agg 1MKA…', 'agg 1FMA…', 'agg Q…']);
    expect(of('agg D ').slice(0, 3)).toEqual([
      'agg D 1…',
      'agg D 2…',
      'agg D 3…'
    ]);
    expect(of('agg D 3')).toEqual([
      'agg D 3>',
      'agg D 3=',
      'agg D 3R',
      'agg D 3*'
    ]);
    expect(of('agg D 3> ').slice(0, 3)).toEqual([
      'agg D 3>',
      'agg D 3> D',
      'agg D 3> 1MKA'
    ]);
    expect(read(FORMS, 'agg D 3> 1MKA', FIGURES).proposals[0].reading).toBe(
      'the dreamer · refusal and control, directed · one, male, known, adult'
    );
  });
  it('takes several on a side, and figures that were not coded yet', () => {
    expect(of('agg D').filter(one => one.includes('+'))).toEqual([
      'agg D + 1MKA…',
      'agg D + 1FMA…',
      'agg D + Q…'
    ]);
    expect(of('fri D 4> 2JSA')[0]).toBe('fri D 4> 2JSA');
    expect(of('fri D 4> 1F').slice(0, 1)).toEqual(['fri D 4> 1FMA']);
  });
  it('may end before whom it is done to; an activity before its direction', () => {
    expect(whole('fri D 1*')).toContain('fri D 1*');
    expect(whole('act D P')).toEqual(expect.arrayContaining(['act D P']));
    expect(of('act D V> 1FMA')[0]).toBe('act D V> 1FMA');
    expect(of('act D V 1FMA')[0]).toBe('act D V 1FMA');
  });
});

describe('what is no code', () => {
  const wrong = (typed: string) => {
    const { proposals, wrong } = read(FORMS, typed, FIGURES);
    expect(proposals).toEqual([]);
    return wrong!;
  };
  it('is told by the sign in the wrong, and by what would be right', () => {
    const sex = wrong('1X');
    expect([sex.form.field, sex.step?.name, sex.typed]).toEqual([
      'char',
      'sex',
      'X'
    ]);
    expect(sex.step?.choices.map(({ key }) => key)).toEqual([
      ...['M', 'F', 'J', 'I', 'ANI', 'CZZ']
    ]);
    expect(wrong('agg D 9').step?.name).toBe('what');
    expect(wrong('agg D 3?').step?.name).toBe('direction');
  });
  it('is too much after a code that is whole', () => {
    const more = wrong('1MKAA');
    expect([more.step, more.typed]).toEqual([undefined, 'A']);
  });
  it('is told of codes that are there already, too', () => {
    expect(isCode(FORMS, 'char', '1MKA')).toBe(true);
    expect(isCode(FORMS, 'char', '9XKA')).toBe(false);
    expect(isCode(FORMS, 'agg', 'D + 1FKA 7> 1MSA')).toBe(true);
    expect(isCode(FORMS, 'own', '')).toBe(false);
    expect(readingOf(FORMS, 'set', 'NS')).toBe('no setting');
  });
});

it.each(FORMS.map(form => [form.field, form]))(
  'the example of %s is whole as it is written',
  (_, form) => {
    expect(isCode(FORMS, form.field, form.example)).toBe(true);
  }
);
