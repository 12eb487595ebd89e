import { JupyterFrontEndPlugin } from '@jupyterlab/application';
import { agreementPlugin } from './plugins/agreement';
import { annotatorPlugin } from './plugins/annotator';
import { filePlugin } from './plugins/file';
import { guardPlugin } from './plugins/guard';
import { helpPlugin } from './plugins/help';
import { importingPlugin } from './plugins/importing';
import { interpretationPlugin } from './plugins/interpretation';
import { journalPlugin } from './plugins/journal';
import { journalsPlugin } from './plugins/journals';
import { kernelsPlugin } from './plugins/kernels';
import { keysPlugin } from './plugins/keys';
import { mimePlugin } from './plugins/mime';
import { momentPlugin } from './plugins/moment';
import { practicePlugin } from './plugins/practice';
import { recorderPlugin } from './plugins/recorder';
import { reviewPlugin } from './plugins/review';
import { sidebarPlugin } from './plugins/sidebar';
import { typingPlugin } from './plugins/typing';
import { undoPlugin } from './plugins/undo';
import { widgetsPlugin } from './plugins/widgets';

export * from './tokens';

const plugins: JupyterFrontEndPlugin<any>[] = [
  journalsPlugin,
  journalPlugin,
  keysPlugin,
  helpPlugin,
  undoPlugin,
  kernelsPlugin,
  guardPlugin,
  filePlugin,
  recorderPlugin,
  sidebarPlugin,
  reviewPlugin,
  interpretationPlugin,
  practicePlugin,
  momentPlugin,
  annotatorPlugin,
  agreementPlugin,
  importingPlugin,
  mimePlugin,
  typingPlugin,
  widgetsPlugin
];

export default plugins;
