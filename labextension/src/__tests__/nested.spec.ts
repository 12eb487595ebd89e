import { ServerConnection } from '@jupyterlab/services';
import { Journals } from '../desk/journals';
import { Server } from '../desk/server';
import { ISnapshot } from '../tokens';
import { host, liveResults } from '../widget/host';
import { ResultView } from '../widget/result';
import { CONCORDANCE, FakeResult, MOTIFS, settle } from './fixtures';

// As the widget manager has them, as far as a result needs it.
jest.mock('@jupyter-widgets/base', () => ({
  DOMWidgetModel: class {},
  DOMWidgetView: class {
    el = document.createElement('div');
    constructor(readonly model: object) {}
    render() {}
    remove() {}
  }
}));

describe('a result inside other widgets', () => {
  const journals = new Journals(new Server(ServerConnection.makeSettings()));
  const { lock } = journals.desk('vera.psydyn');
  let view: ResultView;
  const show = (snapshot: ISnapshot) => {
    liveResults.add('n1', new FakeResult(snapshot));
    view = new ResultView({ model_id: 'n1', snapshot } as any);
    view.render();
    document.body.replaceChildren(view.el);
  };

  beforeEach(() => {
    host.journals = journals;
    lock.opened();
  });
  afterEach(() => {
    view.remove();
    expect(view.el.childElementCount).toBe(0);
  });

  it('lets go of its passages when a journal is locked', async () => {
    show(MOTIFS);
    document.querySelector<HTMLElement>('[data-key="lemma:water"]')!.click();
    await settle();
    expect(document.querySelector('mark')).not.toBeNull();
    lock.closed();
    expect(document.querySelector('mark')).toBeNull();
    expect(document.querySelector('[data-key]')).not.toBeNull();
  });

  it('that is all passages is hidden until it is asked for', () => {
    show(CONCORDANCE);
    lock.closed();
    expect(document.querySelector('mark')).toBeNull();
    document.querySelector('button')!.click();
    expect(document.querySelector('mark')).not.toBeNull();
  });
});
