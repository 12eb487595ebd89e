import { CommandRegistry } from '@lumino/commands';

/** By which keys a command runs, as somebody may have changed them in the settings; '' where by none. */
export function keysOf(commands: CommandRegistry, command: string): string {
  const bound = commands.keyBindings.find(one => one.command === command);
  return bound ? CommandRegistry.formatKeystroke(bound.keys) : '';
}
