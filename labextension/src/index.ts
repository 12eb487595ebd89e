import { JupyterFrontEndPlugin } from '@jupyterlab/application';
import { filePlugin } from './plugins/file';
import { journalPlugin } from './plugins/journal';
import { mimePlugin } from './plugins/mime';
import { recorderPlugin } from './plugins/recorder';
import { reviewPlugin } from './plugins/review';
import { sidebarPlugin } from './plugins/sidebar';
import { typingPlugin } from './plugins/typing';
import { widgetsPlugin } from './plugins/widgets';

export * from './tokens';

const plugins: JupyterFrontEndPlugin<any>[] = [
  journalPlugin,
  filePlugin,
  recorderPlugin,
  sidebarPlugin,
  reviewPlugin,
  mimePlugin,
  typingPlugin,
  widgetsPlugin
];

export default plugins;
