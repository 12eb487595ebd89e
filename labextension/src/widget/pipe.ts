import { WidgetModel } from '@jupyter-widgets/base';
import type { Kernel } from '@jupyterlab/services';
import { IPipe } from '../desk/comm';

/** A widget's comm as the desk's transport wants it. */
export function pipeOf(model: WidgetModel): IPipe {
  return {
    send: message => {
      if (!model.comm_live) {
        throw new Error('The kernel does not answer.');
      }
      model.send(message as any, {});
    },
    onMessage: listener => {
      model.on('msg:custom', listener);
      return () => model.off('msg:custom', listener);
    },
    onClose: listener => whenGone(model, listener)
  };
}

/** Call once when the kernel's side of a model has gone: closed, restarted or shut down. */
export function whenGone(model: WidgetModel, listener: () => void): () => void {
  // The manager tells its models of a restart, and of no other end.
  const { kernel } = model.widget_manager as {
    kernel?: Kernel.IKernelConnection | null;
  };
  const stop = () => {
    model.off('destroy', gone);
    model.off('comm_live_update', update);
    kernel?.disposed.disconnect(gone);
    kernel?.statusChanged.disconnect(follow);
  };
  const gone = () => {
    stop();
    listener();
  };
  const update = () => {
    if (!model.comm_live) {
      gone();
    }
  };
  const follow = (_: unknown, status: Kernel.Status) => {
    if (ENDS.has(status)) {
      gone();
    }
  };
  model.on('destroy', gone);
  model.on('comm_live_update', update);
  kernel?.disposed.connect(gone);
  kernel?.statusChanged.connect(follow);
  return stop;
}

const ENDS: ReadonlySet<Kernel.Status> = new Set<Kernel.Status>([
  'autorestarting',
  'dead',
  'restarting',
  'terminating'
]);
