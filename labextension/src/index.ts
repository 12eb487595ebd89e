import { JupyterFrontEndPlugin } from '@jupyterlab/application';
import { journalPlugin } from './plugins/journal';
import { recorderPlugin } from './plugins/recorder';
import { sidebarPlugin } from './plugins/sidebar';

export * from './tokens';

const plugins: JupyterFrontEndPlugin<any>[] = [
  journalPlugin,
  recorderPlugin,
  sidebarPlugin
];

export default plugins;
