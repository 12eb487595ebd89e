import { IJupyterWidgetRegistry } from '@jupyter-widgets/base';
import {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import { host } from '../widget/host';
import { MODULE_NAME, MODULE_VERSION } from '../widget/version';

export const widgetsPlugin: JupyterFrontEndPlugin<void> = {
  id: 'jupyter-psydyn:widgets',
  description: 'Registers the kernel widgets.',
  autoStart: true,
  optional: [IJupyterWidgetRegistry, ITranslator],
  activate: (
    app: JupyterFrontEnd,
    registry: IJupyterWidgetRegistry | null,
    translator: ITranslator | null
  ) => {
    host.trans = (translator ?? nullTranslator).load('jupyter_psydyn');
    registry?.registerWidget({
      name: MODULE_NAME,
      version: MODULE_VERSION,
      exports: async () => import('../widget') as any
    });
  }
};
