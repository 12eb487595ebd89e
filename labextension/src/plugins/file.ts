import {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import {
  ABCWidgetFactory,
  DocumentModel,
  DocumentRegistry,
  DocumentWidget,
  TextModelFactory
} from '@jupyterlab/docregistry';
import { Contents } from '@jupyterlab/services';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import { CommandRegistry } from '@lumino/commands';
import { Widget } from '@lumino/widgets';
import { OPEN_JOURNAL } from '../commands';
import { moonIcon } from '../icons';

const FILE_TYPE = 'psydyn-journal';

export const filePlugin: JupyterFrontEndPlugin<void> = {
  id: 'jupyter-psydyn:file',
  description: 'Opens a dream journal that is clicked in the file browser.',
  autoStart: true,
  optional: [ITranslator],
  activate: (app: JupyterFrontEnd, translator: ITranslator | null) => {
    const trans = (translator ?? nullTranslator).load('jupyter_psydyn');
    const { commands, docRegistry } = app;
    docRegistry.addFileType({
      name: FILE_TYPE,
      displayName: trans.__('Dream journal'),
      extensions: ['.psydyn'],
      contentType: 'file',
      fileFormat: 'base64',
      mimeTypes: ['application/octet-stream'],
      icon: moonIcon
    });
    docRegistry.addModelFactory(new JournalModelFactory());
    docRegistry.addWidgetFactory(
      new JournalFactory(
        {
          name: 'Dream Journal',
          label: trans.__('Dream Journal'),
          modelName: FILE_TYPE,
          fileTypes: [FILE_TYPE],
          defaultFor: [FILE_TYPE],
          readOnly: true
        },
        commands
      )
    );
  }
};

/**
 * A journal is no document: its file is neither fetched nor written by the
 * application, only named to the server extension.
 */
class JournalModelFactory extends TextModelFactory {
  get name(): string {
    return FILE_TYPE;
  }

  /** Without a format the application asks for no content. */
  get fileFormat(): Contents.FileFormat {
    return null;
  }

  createNew(
    options?: Parameters<TextModelFactory['createNew']>[0]
  ): DocumentRegistry.ICodeModel {
    const model = new JournalModel(options);
    model.readOnly = true;
    return model;
  }
}

class JournalModel extends DocumentModel {
  /** Whoever asks for it wants to write it to the file. */
  toString(): string {
    throw new Error('A dream journal is not saved as a file.');
  }
}

/** Opens the journal in the sidebar, and leaves no tab behind. */
class JournalFactory extends ABCWidgetFactory<DocumentWidget> {
  constructor(
    options: DocumentRegistry.IWidgetFactoryOptions,
    private readonly _commands: CommandRegistry
  ) {
    super(options);
  }

  protected createNewWidget(
    context: DocumentRegistry.IContext<DocumentRegistry.IModel>
  ): DocumentWidget {
    const widget = new DocumentWidget({ content: new Widget(), context });
    void context.ready.then(async () => {
      const path = context.localPath;
      widget.dispose();
      await this._commands.execute(OPEN_JOURNAL, { path });
    });
    return widget;
  }
}
