import { expect, test } from 'vitest'
import { removeRuntimeVariables } from '../../src-main/shell/environment.ts'

test('variables of the runtimes are removed, in any case; those of the system and of its proxies stay', () => {
  const environment: NodeJS.ProcessEnv = {
    NODE_TLS_REJECT_UNAUTHORIZED: '0',
    Node_Extra_Ca_Certs: 'x.pem',
    NODE_OPTIONS: '--use-openssl-ca',
    SSL_CERT_FILE: 'x.pem',
    SSLKEYLOGFILE: 'keys',
    OPENSSL_CONF: 'x.cnf',
    ELECTRON_ENABLE_LOGGING: '1',
    PATH: '/bin',
    https_proxy: 'http://proxy:3128',
    LANG: 'fr_CH.UTF-8'
  }
  expect([removeRuntimeVariables(environment), environment]).toEqual([
    { mayHaveChangedAuthorities: true },
    { PATH: '/bin', https_proxy: 'http://proxy:3128', LANG: 'fr_CH.UTF-8' }
  ])
})

test.each([[{ SSL_CERT_FILE: 'x.pem' }], [{ NODE_USE_SYSTEM_CA: '1' }], [{ PATH: '/bin' }]])(
  'the system’s authorities are what they were, unless Node read them with a variable that names others: %j',
  (environment) => {
    expect(removeRuntimeVariables({ ...environment })).toEqual({ mayHaveChangedAuthorities: false })
  }
)
