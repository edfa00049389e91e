import type { Encoding } from './reading.ts'

/** Upper half of code page 850 (IBM, Western European DOS); TextDecoder does not know it. */
const cp850 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤' +
  'ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0'

const cp850Codes = Uint16Array.from({ length: 256 }, (_, byte) => (byte < 128 ? byte : cp850.charCodeAt(byte - 128)))

/** Arguments that one `String.fromCharCode` takes safely in every engine. */
const chunkLength = 8192

function decodeCp850(bytes: Uint8Array): string {
  const codes = new Uint16Array(chunkLength)
  let text = ''
  for (let start = 0; start < bytes.length; start += chunkLength) {
    const length = Math.min(chunkLength, bytes.length - start)
    for (let index = 0; index < length; index++) codes[index] = cp850Codes[bytes[start + index] ?? 0] ?? 0
    text += String.fromCharCode(...(length === chunkLength ? codes : codes.subarray(0, length)))
  }
  return text
}

/** Decodes all bytes, the byte order mark included; what the encoding cannot express becomes U+FFFD. Never throws. */
export function decodeAs(encoding: Encoding, bytes: Uint8Array): string {
  return encoding === 'cp850' ? decodeCp850(bytes) : new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes)
}
