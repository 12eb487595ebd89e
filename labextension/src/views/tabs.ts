import { h } from './dom';

export interface ITab {
  readonly id: string;
  readonly label: string;
  draw(host: HTMLElement): (() => void) | void;
}

export interface ITabs {
  readonly current: string;
  select(id: string): void;
  /** Draw the current tab again. */
  redraw(): void;
  stop(): void;
}

let made = 0;

/**
 * Tabs as the ARIA practices have them: arrows move between them, Home and End
 * to the ends, and only the chosen one is drawn.
 *
 * @param first - the id of the one to begin with.
 */
export function drawTabs(
  host: HTMLElement,
  name: string,
  tabs: readonly ITab[],
  selected?: (id: string) => void,
  first = tabs[0].id
): ITabs {
  const prefix = `jp-PsydynReview-tabs-${++made}`;
  const panel = h('div', {
    class: 'jp-PsydynReview-tabPanel',
    role: 'tabpanel',
    id: `${prefix}-panel`
  });
  const buttons = tabs.map(tab =>
    h(
      'button',
      {
        type: 'button',
        role: 'tab',
        id: `${prefix}-${tab.id}`,
        'aria-controls': panel.id
      },
      tab.label
    )
  );
  const list = h(
    'div',
    { class: 'jp-PsydynReview-tabs', role: 'tablist', 'aria-label': name },
    ...buttons
  );
  let at = 0;
  let stop: (() => void) | void;

  const redraw = () => {
    stop?.();
    panel.replaceChildren();
    stop = tabs[at].draw(panel);
  };
  const show = (next: number) => {
    at = next;
    buttons.forEach((button, i) => {
      button.setAttribute('aria-selected', String(i === at));
      button.tabIndex = i === at ? 0 : -1;
    });
    panel.setAttribute('aria-labelledby', buttons[at].id);
    redraw();
  };
  const choose = (next: number) => {
    if (next !== at) {
      show(next);
      selected?.(tabs[next].id);
    }
  };

  buttons.forEach((button, i) =>
    button.addEventListener('click', () => choose(i))
  );
  list.addEventListener('keydown', event => {
    const next = {
      ArrowRight: (at + 1) % tabs.length,
      ArrowLeft: (at + tabs.length - 1) % tabs.length,
      Home: 0,
      End: tabs.length - 1
    }[event.key];
    if (next !== undefined) {
      event.preventDefault();
      choose(next);
      buttons[next].focus();
    }
  });

  host.append(list, panel);
  show(tabs.findIndex(tab => tab.id === first));
  return {
    get current() {
      return tabs[at].id;
    },
    select: id => {
      const inside = list.contains(document.activeElement);
      choose(tabs.findIndex(tab => tab.id === id));
      if (inside) {
        buttons[at].focus();
      }
    },
    redraw,
    stop: () => stop?.()
  };
}
