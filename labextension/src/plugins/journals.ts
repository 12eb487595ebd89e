import {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { EVENTS, IJournalEvent, Journals } from '../desk/journals';
import { Server } from '../desk/server';
import { IJournals } from '../tokens';
import { host } from '../widget/host';

/** What the server could not tell, as the page was asleep, shows within a minute. */
const LOOK_AGAIN = 60000;
/** The server locks after minutes: once in one of them is enough. */
const AWAKE_EVERY = 60000;

export const journalsPlugin: JupyterFrontEndPlugin<IJournals> = {
  id: 'jupyter-psydyn:journals',
  description:
    'Knows which dream journals are locked, and tells the server that somebody is here.',
  autoStart: true,
  provides: IJournals,
  activate: (app: JupyterFrontEnd): IJournals => {
    const { events, serverSettings } = app.serviceManager;
    const server = new Server(serverSettings);
    const journals = new Journals(server);
    host.journals = journals;
    events.stream.connect((_, emission) => {
      if (emission.schema_id === EVENTS) {
        journals.hear(emission as unknown as IJournalEvent);
      }
    });

    const look = () => {
      if (document.visibilityState === 'visible') {
        // Without a server nothing can be known; whoever asks it for something says so.
        journals.look().catch(() => undefined);
      }
    };
    window.addEventListener('focus', look);
    document.addEventListener('visibilitychange', look);
    setInterval(look, LOOK_AGAIN);

    let told = -Infinity;
    const awake = () => {
      if (journals.isAnyOpen && performance.now() - told >= AWAKE_EVERY) {
        told = performance.now();
        server.awake().catch(() => undefined);
      }
    };
    for (const gesture of ['keydown', 'pointerdown', 'wheel']) {
      window.addEventListener(gesture, awake, { capture: true, passive: true });
    }
    return journals;
  }
};
