import { JupyterFrontEndPlugin } from '@jupyterlab/application';

export * from './tokens';

const plugins: JupyterFrontEndPlugin<any>[] = [];

export default plugins;
