import { readTextFile } from '../desk/textfile';

const file = (bytes: number[]) =>
  ({ arrayBuffer: async () => new Uint8Array(bytes).buffer }) as Blob;

it('reads a file as what it is, and loses no letter', async () => {
  // Zürich, in UTF-8 and in Windows-1252.
  expect(
    await readTextFile(file([0x5a, 0xc3, 0xbc, 0x72, 0x69, 0x63, 0x68]))
  ).toEqual({ text: 'Zürich', isWindows1252: false });
  expect(
    await readTextFile(file([0x5a, 0xfc, 0x72, 0x69, 0x63, 0x68]))
  ).toEqual({ text: 'Zürich', isWindows1252: true });
});
