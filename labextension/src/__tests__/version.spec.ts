import { MODULE_VERSION } from '../widget/version';

it('the widgets have the version of the package', () => {
  const { version } = jest.requireActual('../../package.json');
  expect(MODULE_VERSION).toBe(version);
});
