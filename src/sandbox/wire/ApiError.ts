/** How the image API sorts its refusals: by any model's rules, or by those of the image models. */
export type ApiErrorType = 'invalid_request_error' | 'image_generation_user_error' | 'server_error';

export interface ApiErrorBody {
  readonly message: string;
  readonly type: ApiErrorType;
  /** The field at fault. */
  readonly param: string | null;
  readonly code: string | null;
}

/** A refusal in the image API's own shape (OpenAI reference, Error object). */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  readonly body: ApiErrorBody;

  constructor(status: number, body: ApiErrorBody) {
    super(body.message);
    this.status = status;
    this.body = body;
  }
}

/** 400 about one field. */
export function badField(
  param: string,
  code: string,
  message: string,
  type: ApiErrorType = 'invalid_request_error',
): ApiError {
  return new ApiError(400, { message, type, param, code });
}
