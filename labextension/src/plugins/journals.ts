import {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import { EVENTS, IJournalEvent, Journals } from '../desk/journals';
import { language } from '../desk/language';
import { Server } from '../desk/server';
import { noticeSleep } from '../desk/sleep';
import { IJournals } from '../tokens';
import { host } from '../widget/host';

/** What the server could not tell shows within a minute. */
const LOOK_AGAIN = 60000;
/** Who wakes a computer sees what was left on it no longer than this. */
const BEAT = 2000;
/** The server locks after minutes: once in one of them is enough. */
const AWAKE_EVERY = 60000;
/** What only a person does, wherever in JupyterLab. */
const GESTURES = ['keydown', 'pointerdown', 'wheel'];

export const journalsPlugin: JupyterFrontEndPlugin<IJournals> = {
  id: 'jupyter-psydyn:journals',
  description:
    'Knows which dream journals are locked, and tells the server that somebody is here.',
  autoStart: true,
  provides: IJournals,
  optional: [ITranslator],
  activate: (
    app: JupyterFrontEnd,
    translator: ITranslator | null
  ): IJournals => {
    language.trans = (translator ?? nullTranslator).load('jupyter_psydyn');
    const { events, serverSettings } = app.serviceManager;
    const server = new Server(serverSettings);
    const journals = new Journals(server);
    host.journals = journals;
    events.stream.connect((_, emission) => {
      if (emission.schema_id === EVENTS) {
        journals.hear(emission as unknown as IJournalEvent);
      }
    });

    // Without a server nothing can be known; whoever asks it for something says so.
    const beat = noticeSleep(() => journals.doubt().catch(() => undefined));
    const look = () => {
      beat();
      if (document.visibilityState === 'visible') {
        journals.look().catch(() => undefined);
      }
    };
    window.addEventListener('focus', look);
    document.addEventListener('visibilitychange', look);
    setInterval(look, LOOK_AGAIN);
    setInterval(beat, BEAT);

    let told = -Infinity;
    const awake = () => {
      if (journals.isAnyOpen && performance.now() - told >= AWAKE_EVERY) {
        told = performance.now();
        server.awake().catch(() => undefined);
      }
    };
    for (const gesture of GESTURES) {
      window.addEventListener(gesture, awake, { capture: true, passive: true });
    }
    // The window's own: what is in it is focused by views that are drawn anew, too.
    window.addEventListener('focus', awake);
    return journals;
  }
};
