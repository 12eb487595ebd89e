import { JupyterFrontEndPlugin } from '@jupyterlab/application';
import { filePlugin } from './plugins/file';
import { journalPlugin } from './plugins/journal';
import { mimePlugin } from './plugins/mime';
import { recorderPlugin } from './plugins/recorder';
import { reviewPlugin } from './plugins/review';
import { sidebarPlugin } from './plugins/sidebar';
import { widgetsPlugin } from './plugins/widgets';

export * from './tokens';

const plugins: JupyterFrontEndPlugin<any>[] = [
  journalPlugin,
  filePlugin,
  recorderPlugin,
  sidebarPlugin,
  reviewPlugin,
  mimePlugin,
  widgetsPlugin
];

export default plugins;
