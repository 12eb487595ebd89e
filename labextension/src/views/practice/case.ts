import { getCodebooks } from '../../desk/coding';
import { getWholeCases, listAround } from '../../desk/practice';
import { ITransport } from '../../tokens';
import { drawLoaded } from '../workroom/loaded';
import { IContext } from '../workroom/context';
import { drawConsents } from './consents';
import { drawEvents } from './events';
import { drawFigures } from './figures';
import { drawFrame } from './frame';
import { IGathered, IPage } from './casepage';
import { drawWhich, theCase } from './which';

/** Who it is about: the frame, what was agreed to, the life around the dreams, and who matters in it. */
export function drawCase(host: HTMLElement, ctx: IContext): () => void {
  return drawLoaded(host, ctx, read, (place, loaded) => {
    const { cases } = loaded.value;
    const which = drawWhich(cases, ctx, loaded.show);
    const one = theCase(cases, ctx);
    if (which) {
      place.append(which);
    }
    if (one) {
      const page: IPage = { ...loaded, ctx, place, one };
      place.append(
        drawFrame(page),
        drawConsents(page),
        drawEvents(page),
        drawFigures(page)
      );
    }
  });
}

async function read(desk: ITransport): Promise<IGathered> {
  const [cases, consents, events, figures, { codebooks }] = await Promise.all([
    getWholeCases(desk),
    listAround(desk, 'consents'),
    listAround(desk, 'events'),
    listAround(desk, 'figures'),
    getCodebooks(desk)
  ]);
  return { cases, consents, events, figures, codebooks };
}
