import { DeskError } from '../../desk/error';
import { h } from '../dom';
import { ITyped } from './fields';

let made = 0;

/**
 * Ask the desk. What it refuses stands at the field that its line begins with,
 * too (`since: 1403 is no year ...`), until that is typed anew.
 *
 * @param fields - by the names they have on the wire.
 */
export async function atFields<T>(
  fields: Readonly<Record<string, ITyped>>,
  ask: () => Promise<T>
): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof DeskError && error.status === 400) {
      for (const [name, field] of Object.entries(fields)) {
        // Of a part of a record: `frame: since: 1403 is no year ...`.
        const found = new RegExp(`^(?:\\w+: )?${name}:? (.*)$`).exec(
          error.message
        );
        if (found) {
          say(field, found[1]);
        }
      }
    }
    throw error;
  }
}

function say({ node, input }: ITyped, text: string): void {
  const id = `jp-PsydynInterpret-refused-${++made}`;
  const said = h(
    'span',
    { id, class: 'jp-PsydynInterpret-refused', role: 'alert' },
    text
  );
  node.querySelector('.jp-PsydynInterpret-refused')?.remove();
  node.append(said);
  const described = input.getAttribute('aria-describedby') ?? '';
  input.setAttribute('aria-invalid', 'true');
  input.setAttribute('aria-describedby', `${described} ${id}`.trim());
  input.addEventListener(
    'input',
    () => {
      said.remove();
      input.removeAttribute('aria-invalid');
      input.setAttribute('aria-describedby', described);
    },
    { once: true }
  );
  input.focus();
}
