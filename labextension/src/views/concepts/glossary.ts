import { TranslationBundle } from '@jupyterlab/translation';
import { CONCEPTS } from './table';

/** All concepts in the order of their names, as the Markdown of docs/glossary.md. */
export function glossary(trans: TranslationBundle): string {
  const concepts = Object.values(CONCEPTS)
    .map(said => said(trans))
    .sort((one, other) => one.name.localeCompare(other.name, 'en'));
  return [
    '# Glossary\n',
    'The words of the field that the program uses. The same text stands folded in each view, behind *What is this?*.\n',
    ...concepts.map(({ name, what, who, here, limits }) =>
      [
        `## ${name}\n`,
        `${what}\n`,
        `- **Who proposed it.** ${who}`,
        `- **How it is shown here.** ${here}`,
        `- **What it cannot tell.** ${limits}\n`
      ].join('\n')
    )
  ].join('\n');
}
