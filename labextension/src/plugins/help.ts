import {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { ICommandPalette } from '@jupyterlab/apputils';
import { ISettingRegistry } from '@jupyterlab/settingregistry';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import { HELP, LOCK, RECORD_DREAM, SHOW_KEYS } from '../commands';
import { IOwn } from '../views/helping/card';
import { drawKeys, sharedKeys } from '../views/helping/keys';
import { showOver } from '../views/helping/over';
import { countryOf } from '../views/helping/resources';
// Not on demand, as other views: where the server is gone nothing more is loaded.
import { help, openHelp } from '../views/helping/way';
import { shortcut } from '../views/keys';
import { keysOf } from './keysof';

export const helpPlugin: JupyterFrontEndPlugin<void> = {
  id: 'jupyter-psydyn:help',
  description: 'Shows where somebody is to talk to, and the keys of the views.',
  autoStart: true,
  optional: [ICommandPalette, ISettingRegistry, ITranslator],
  activate: (
    app: JupyterFrontEnd,
    palette: ICommandPalette | null,
    registry: ISettingRegistry | null,
    translator: ITranslator | null
  ) => {
    const trans = (translator ?? nullTranslator).load('jupyter_psydyn');
    const { commands } = app;
    let settings: ISettingRegistry.ISettings | null = null;
    registry
      ?.load(helpPlugin.id)
      .then(found => {
        settings = found;
      })
      .catch((error: unknown) => {
        console.error('The settings of the help card were not read', error);
      });

    /** On this page; also where it could not be kept. */
    let chosen = '';
    help.read = () => {
      const { country, contact, resources } = settings?.composite ?? {};
      const languages = [
        (translator ?? nullTranslator).languageCode.replace('_', '-'),
        ...navigator.languages
      ];
      return {
        country: countryOf(chosen || String(country ?? ''), languages),
        own: ownOf([contact, ...(Array.isArray(resources) ? resources : [])]),
        languages,
        now: new Date(),
        choose: async code => {
          chosen = code;
          if (!settings) {
            throw new Error(trans.__('the settings could not be read'));
          }
          await settings.set('country', code);
        }
      };
    };

    const describedBy = { args: { type: 'object', properties: {} } };
    commands.addCommand(HELP, {
      label: trans.__('Help: Need to Talk to Someone?'),
      caption: trans.__('Where somebody is there to talk to, by country'),
      describedBy,
      execute: () => openHelp(trans)
    });
    commands.addCommand(SHOW_KEYS, {
      label: trans.__('Keys of the Dream Views'),
      describedBy,
      execute: () => {
        const bound = (command: string) => keysOf(commands, command);
        const keys = {
          record: bound(RECORD_DREAM),
          lock: bound(LOCK),
          help: bound(HELP)
        };
        showOver(
          trans.__('Keys'),
          host => host.append(...drawKeys(sharedKeys(keys, trans), trans)),
          trans
        );
      }
    });
    for (const command of [HELP, SHOW_KEYS]) {
      palette?.addItem({ command, category: trans.__('Dreams') });
    }
    // Not a shortcut of the application: a ? has another key on every keyboard, and a view with keys of its own shows those.
    document.addEventListener('keydown', event => {
      const { target, key } = event;
      const isAsked =
        (key === 'F1' && !event.defaultPrevented) || shortcut(event) === '?';
      if (
        isAsked &&
        target instanceof Element &&
        target.closest('.jp-Psydyn-panel')
      ) {
        event.preventDefault();
        void commands.execute(SHOW_KEYS);
      }
    });
  }
};

/** Those that were entered, from settings that anybody may have written by hand. */
export function ownOf(entered: readonly unknown[]): IOwn[] {
  return entered
    .map(one => {
      const {
        name,
        number,
        hours,
        checked_on: checkedOn
      } = (one ?? {}) as Readonly<Record<string, unknown>>;
      const [said, dialled, open, checked] = [
        name,
        number,
        hours,
        checkedOn
      ].map(value => (typeof value === 'string' ? value.trim() : ''));
      return { name: said, number: dialled, hours: open, checkedOn: checked };
    })
    .filter(({ name, number }) => name || number);
}
