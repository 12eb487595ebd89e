import { nullTranslator } from '@jupyterlab/translation';
import { drawConcept } from '../views/concepts/concept';
import { glossary } from '../views/concepts/glossary';
import { ConceptId, CONCEPTS } from '../views/concepts/table';

const trans = nullTranslator.load('');
// The page's own types know no Node; a test may read a file all the same.
declare const process: { env: Readonly<Record<string, string | undefined>> };
declare const __dirname: string;
const { readFileSync, writeFileSync } = jest.requireActual<{
  readFileSync(path: string, encoding: string): string;
  writeFileSync(path: string, text: string): void;
}>('fs');
const GLOSSARY = `${__dirname}/../../../docs/glossary.md`;
const ids = Object.keys(CONCEPTS) as ConceptId[];

describe('a concept', () => {
  it.each(ids)('%s is said in 60 to 110 words', id => {
    const { what, who, here, limits } = CONCEPTS[id](trans);
    const words = [what, who, here, limits].join(' ').split(/\s+/).length;
    expect(words).toBeGreaterThanOrEqual(60);
    expect(words).toBeLessThanOrEqual(110);
  });

  it.each(ids)('%s names a year and ends its sentences', id => {
    const { what, who, here, limits } = CONCEPTS[id](trans);
    if (id !== 'pseudonym') {
      expect(who).toMatch(/\b(18|19|20)\d\d/);
    }
    for (const text of [what, who, here, limits]) {
      expect(text).toMatch(/\.$/);
    }
  });

  it('is folded away behind its name until it is asked', () => {
    const host = document.createElement('header');
    host.append('Motifs');
    drawConcept('motif', host, trans);
    const concept = host.lastElementChild as HTMLDetailsElement;
    expect(concept.open).toBe(false);
    expect(concept.querySelector('summary')!.textContent).toBe(
      'What is this? Motif'
    );
    expect(
      Array.from(concept.querySelectorAll('dt'), one => one.textContent)
    ).toEqual([
      'Who proposed it',
      'How it is shown here',
      'What it cannot tell'
    ]);
  });
});

describe('the glossary', () => {
  it('says what the table says (GLOSSARY=write npx jest concepts writes it)', () => {
    const text = glossary(trans);
    if (process.env.GLOSSARY === 'write') {
      writeFileSync(GLOSSARY, text);
    }
    expect(readFileSync(GLOSSARY, 'utf8')).toBe(text);
  });
});
