/** What gateways have been seen to answer, and the cases of the corpus that stand for it. */
export interface RequiredShape {
  readonly shape: string;
  readonly cases: readonly string[];
}

function all(shape: string, cases: string): RequiredShape {
  return { shape, cases: cases.split(' ') };
}

/** The corpus may grow; none of these may be missing from it. */
export const requiredShapes: readonly RequiredShape[] = [
  all('data[].b64_json', 'ok_b64 ok_four ok_list'),
  all('b64_json is a data URL', 'ok_dataurl ok_prefix_without_scheme'),
  all(
    'white space, no padding, url-safe, escapes',
    'ok_ws ok_ws_spaces ok_ws_raw ok_no_padding ok_urlsafe ok_php ok_escaped_letters',
  ),
  all('data[].url', 'ok_url_cors ok_url_nocors ok_url_in_b64'),
  all('url is a data URL or relative', 'ok_url_dataurl ok_url_relative ok_url_path_like_jpeg'),
  all(
    'both keys, one empty or null',
    'ok_both_empty ok_url_both_empty ok_null_b64 ok_blank_b64 ok_both_filled',
  ),
  all('no data', 'ok_empty_data ok_no_data ok_null e_empty_200'),
  all(
    'chat completion',
    'chat_markdown_url chat_markdown_dataurl chat_bare_url chat_parts chat_message_images chat_plain_text',
  ),
  all('Responses API', 'responses_shape responses_text_only'),
  all(
    'aggregators',
    'ok_images ok_image ok_result_url ok_data_url_object ok_output_url ok_output_list ok_result_data ok_wrapped_200',
  ),
  all('other than asked', 'ok_fewer_than_n ok_one_of_four ok_jpeg_when_png ok_odd_size'),
  all('leading bytes', 'ok_keepalive_ws ok_bom'),
  all('usage in every spelling', 'ok_usage_newapi ok_usage_other_zeros ok_usage_modelverse'),
  all('event stream not asked for', 'sse_unasked sse_raw_base64'),
  all('JSON where a stream was asked', 'json_when_sse sse_json_after_heartbeats'),
  all('HTML', 'e_html_200 e_html_heading e502_html e504_html e524_html e413_nginx'),
  all('the picture itself', 'ok_raw_picture ok_raw_base64 ok_raw_dataurl'),
  all(
    'broken off behind a picture',
    'cut_right_after_picture cut_in_second_picture cut_in_usage sse_unasked_cut',
  ),
  all(
    'official streams',
    'sse_gen_0_partials sse_gen_1_partial sse_gen_2_partials sse_gen_3_partials sse_edit',
  ),
  all('new-api streams', 'sse_newapi'),
  all(
    'error frames',
    'sse_error_event sse_error_event_text sse_error_data sse_error_upstream sse_error_string sse_error_after_heartbeats',
  ),
  all(
    'stream framing',
    'sse_heartbeat sse_crlf sse_cr sse_multi_line_data sse_split_utf8 sse_no_last_blank_line sse_name_only_in_event_line',
  ),
  all(
    'ended without completion',
    'sse_drop sse_drop_breaks sse_done_without_completed sse_nothing sse_cut_in_picture sse_cut_behind_picture',
  ),
  all(
    'Responses and chat streams',
    'sse_responses sse_responses_completed_only sse_responses_failed sse_chat_chunks',
  ),
  all(
    'error object',
    'e400_param_size e400_param_is_request_id e400_fidelity e400_transparent e400_moderation e401_invalid e401_expired e403_quota e404_path e413_json e422_size e503_overloaded e503_channel',
  ),
  all(
    'four 429s',
    'e429_crs_daily_exhausted e429_crs_total_exhausted e429_image_daily_limit e429_concurrency_exhausted',
  ),
  all('Retry-After', 'e429_retry_after e429_retry_after_date e429_retry_after_hidden e429_cloudflare_json'),
  all('numeric code', 'e524_json_numeric_code e_numeric_code_text_200 e_code_msg'),
  all('error is a string', 'e500_string_error e200_string_error e200_code_in_error'),
  all(
    'no error object',
    'e_nowrap e_code_msg e_msg e_err e_error_msg e_header_message e_response_error_message',
  ),
  all('FastAPI', 'e_detail e_detail_200 e_detail_list'),
  all('success: false', 'e_success_false e_success_false_errors'),
  all('Portkey', 'e_portkey_not_found e_portkey_failure e_portkey_html'),
  all(
    'error under HTTP 200',
    'e200_error e_nowrap_200 e_msg_200 e_header_message_200 e_every_picture_refused',
  ),
  all(
    'address beside a refusal or a task',
    'e200_with_payment_address e200_coded_with_address e200_with_picture_of_policy task_with_address task_with_address_to_ask link_beside_failed_entry',
  ),
  all('echoed input', 'result_behind_echoed_input result_behind_echoed_inputs'),
  all('empty body', 'e404_empty e401_empty'),
  all('text', 'e500_text e_text_200 e_broken_json'),
  all('no picture in the bytes', 'e_not_an_image e_svg e_script_link e_cut_png e_png_of_zeros'),
  all('sub2api tasks', 'task_202 task_sub2api_id_only task_sub2api_completed task_sub2api_failed'),
  all('new-api tasks', 'task_200 task_log_in_progress task_log_failure'),
  all('other tasks', 'task_status_url task_location_header task_hyperstack_completed task_foreign_poll_url'),
  all('kie.ai type', 'task_kie task_kie_success task_kie_failed'),
];
