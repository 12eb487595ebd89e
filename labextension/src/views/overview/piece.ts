import { TranslationBundle } from '@jupyterlab/translation';
import { ISelection } from '../selection';
import { h } from '../dom';
import { ILooked } from './columns';

/** One of the views that make an overview; it is drawn once, and then shows what is looked at. */
export interface IPiece {
  readonly node: HTMLElement;
  show(looked: ILooked): void;
  stop?(): void;
}

/** What a piece may do. */
export interface IPieceActs {
  readonly trans: TranslationBundle;
  /** Look at something else. */
  select(some: Partial<ISelection>): void;
  /** Show how it would be, as long as the pointer is down. */
  preview(some: Partial<ISelection>): void;
}

/** A section with its heading, and a figure beside it that changes with what is looked at. */
export function section(
  kind: string,
  title: string,
  ...children: (Node | null | false)[]
): HTMLElement {
  return h(
    'section',
    { class: `jp-PsydynOverview-${kind}`, 'aria-label': title },
    h('h3', {}, title),
    ...children
  );
}

export interface IReadout {
  readonly node: HTMLElement;
  tell(text: string): void;
}

/** One line for what is pointed at; what can be done where nothing is. It is seen: a screen reader has the names. */
export function drawReadout(otherwise: string): IReadout {
  const node = h(
    'p',
    {
      class: 'jp-PsydynOverview-readout',
      'aria-hidden': 'true',
      'data-idle': true
    },
    otherwise
  );
  return {
    node,
    tell: text => {
      node.textContent = text || otherwise;
      node.toggleAttribute('data-idle', !text);
    }
  };
}
