import { TranslationBundle } from '@jupyterlab/translation';
import { linkButton } from '../form';
import { drawHelpCard, IHelp } from './card';
import { showOver } from './over';
import { countryOf } from './resources';

/** What the card is drawn of; where there is a JupyterLab, by its settings. */
export const help: { read: () => IHelp } = {
  read: () => ({
    country: countryOf('', navigator.languages),
    own: [],
    languages: navigator.languages,
    now: new Date(),
    choose: () => Promise.resolve()
  })
};

export function openHelp(trans: TranslationBundle): void {
  showOver(
    trans.__('Somebody to talk to'),
    host => drawHelpCard(help.read(), host, trans),
    trans
  );
}

/** The way to the help card, the same in every view. */
export function drawWay(trans: TranslationBundle): HTMLElement {
  const way = linkButton(trans.__('Need to talk to someone?'), () =>
    openHelp(trans)
  );
  way.classList.add('jp-PsydynHelp-way');
  return way;
}
