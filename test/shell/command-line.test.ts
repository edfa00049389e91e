import { expect, test } from 'vitest'
import { refusedSwitches } from '../../src-main/shell/command-line.ts'

test('a switch that does not only change how the app is drawn is refused', () => {
  const argv = ['app', '--lang=fr', '--no-sandbox', '-remote-debugging-port=0', 'list.csv', '--of-a-later-chromium']
  expect(refusedSwitches(argv, 'linux')).toEqual(['no-sandbox', 'remote-debugging-port', 'of-a-later-chromium'])
})

test('an ordinary start has none, whichever files it opens', () => {
  const argv = ['app', '--lang=de-CH', '--force-device-scale-factor=1.5', '/home/desk/list.csv', '-psn_0_12345']
  expect(refusedSwitches(argv, 'darwin')).toEqual([])
})

test('on Windows a slash and any case make a switch as well', () => {
  const argv = ['app.exe', 'C:\\lists\\list.csv', '/Renderer-Cmd-Prefix=x', '--LANG=fr', '\\\\server\\share\\list.csv']
  expect(refusedSwitches(argv, 'win32')).toEqual(['renderer-cmd-prefix'])
})

test('what comes after two hyphens is no switch', () => {
  expect(refusedSwitches(['app', '--', '--odd name.csv'], 'linux')).toEqual([])
})
