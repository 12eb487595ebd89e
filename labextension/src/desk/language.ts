import { nullTranslator, TranslationBundle } from '@jupyterlab/translation';

/** The application's, once a plugin has it: for lines of which no view is told, as widgets and the desk say them. */
export const language: { trans: TranslationBundle } = {
  trans: nullTranslator.load('jupyter_psydyn')
};
