import { errorStatus, type ErrorCode } from '@assize/contracts/AppError';

function isCode(value: unknown): value is ErrorCode {
  return typeof value === 'string' && value in errorStatus;
}

/** The closed code with which the server refused a handshake; undefined when the network did. */
export function refusalOfConnect(error: Error & { data?: unknown }): ErrorCode | undefined {
  const { data } = error;
  if (data && typeof data === 'object' && 'code' in data && isCode(data.code)) return data.code;
  return isCode(error.message) ? error.message : undefined;
}
