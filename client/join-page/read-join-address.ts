const JOIN_PATH = /^\/join\/(?<branch>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\/?$/i
const HERE = /^#here=(?<code>[0-9A-Za-z]{1,20})$/

/** The branch, and the code of its display where it was scanned there. The fragment is sent to nobody by a browser. */
export function readJoinAddress(
  pathname: string,
  hash: string,
): { branch: string | undefined; code: string | undefined } {
  return {
    branch: JOIN_PATH.exec(pathname)?.groups?.branch?.toLowerCase(),
    code: HERE.exec(hash)?.groups?.code,
  }
}
