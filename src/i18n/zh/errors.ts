import type { Messages } from '../messages.ts';

export const errors: Messages['errors'] = {
  kinds: {
    refused: { title: '网关拒绝了请求', advice: '看一下它的说明，改掉它点名的内容后再发送。' },
    late: {
      title: '网关没有按时给出图片',
      advice: '图片可能仍会生成并扣费：再次发送前请先看用量页。',
    },
    broken: { title: '网关出错', advice: '可能已经扣费：再次发送前请先看网关的用量页。' },
    'no-image': {
      title: '返回里没有图片',
      advice: '网关有返回，但没有图片。可能已经扣费：再次发送前请先看它的用量页。',
    },
    'not-an-image': {
      title: '返回的不是图片',
      advice: '这些数据已损坏，或者不是 PNG、JPEG、WebP。可能已经扣费：再次发送前请先看网关的用量页。',
    },
    'dead-link': {
      title: '返回的链接里没有图片',
      advice: '链接可能已过期，或打开是网页。可能已经扣费：请打开链接看看，再次发送前先看网关的用量页。',
    },
    unreadable: {
      title: '返回无法读取',
      advice: '这不是图片接口的返回。请检查 Base URL 是否以 /v1 结尾。可能已经扣费。',
    },
    'reader-lost': {
      title: '本页没能读出返回内容',
      advice:
        'Alphabrush 负责读取返回的部分中断了：内存不足，或打开此标签页后有了新版本。请刷新页面。可能已经扣费：再次发送前请先看网关的用量页。',
    },
    cut: { title: '返回中断了', advice: '图片不完整就结束了。可能已经扣费：再次发送前请先看用量页。' },
    task: {
      title: '网关改为异步任务',
      advice: '请记下任务 ID，网关自己的页面可以看到图片。看过之前不要重复发送。',
    },
    network: {
      title: '网关没有应答',
      advice:
        '浏览器只知道连接失败：地址写错、网关停机，或网关不允许网页直接调用（CORS）。如果请求其实已送达，可能已经扣费。',
    },
    offline: { title: '浏览器处于离线状态', advice: '什么都没有发送。联网后再生成；沙盒离线也能用。' },
    'mixed-content': {
      title: '浏览器拦截了这个网关',
      advice:
        'https 页面不能调用 http 地址。什么都没有发送。请改用 https 的 Base URL，或在本机以 http 打开 Alphabrush。',
    },
    timeout: {
      title: '超过了时间上限',
      advice: '网关可能仍会完成并扣费。请先看用量页，或在设置里调大“时间上限（秒）”后再发送。',
    },
    aborted: { title: '已取消', advice: '如果请求已经发出，仍可能扣费。' },
    'not-sent': { title: '什么都没有发送', advice: '有图片或蒙版没能准备好。请重新选择后再试。' },
    'no-key': {
      title: '什么都没有发送',
      advice: '这个请求的网关需要 API 密钥，请填在“API 密钥”里再重试。',
    },
    'unusable-key': {
      title: '什么都没有发送',
      advice: 'API 密钥：含有无法发送的字符。请重新粘贴，不要带“Bearer”和空格，然后重试。',
    },
    script: {
      title: '什么都没有发送',
      advice: 'Alphabrush 自身有一部分没能加载：可能有了新版本，或网络不通。请刷新页面后再生成。',
    },
    'time-limit': {
      title: '什么都没有发送',
      advice: '图片还没准备好就到了时间上限。请在设置里调大“时间上限（秒）”，或使用小一些的图片。',
    },
  },
  codes: {
    invalid_api_key: '密钥在这里无效。请在设置里检查：每个网关的密钥各不相同。',
    key_expired: '密钥已过期。请到网关网站新建一个，再填到设置里。',
    image_too_large: '有图片超出这个网关的大小限制。请对它使用“缩小”，或少发几张。',
    unsupported_size: '网关不支持这个尺寸。请选它支持的尺寸。',
    crs_daily_exhausted: '账户今天的额度已用完。请等到明天或提高上限。',
    crs_total_exhausted: '账户总额度已用完。请到网关网站充值。',
    image_daily_limit: '这个密钥今天的张数已用完，北京时间 00:00 重新计数。',
    concurrency_exhausted: '这个密钥同时进行的请求已达上限。等其中一个结束后再试。',
    service_overloaded: '网关负载过高。等半分钟后再试。',
    image_provider_unavailable: '网关的上游暂时不可用。等一两分钟后再试。',
    moderation_blocked: '安全系统拒绝了提示词或图片。请换一种说法。',
    sensitive_words_detected: '网关检测到敏感词。请换一种说法。',
    prompt_blocked: '网关拒绝了这条提示词。请换一种说法。',
    invalid_input_fidelity_model: 'gpt-image-2 不接受 input_fidelity。请把它改回“不发送”。',
    unknown_parameter: '网关不认识这个字段。请用“重置字段”，再逐个加回来。',
    unsupported_parameter: '网关不接受这个字段。请用“重置字段”，再逐个加回来。',
    invalid_value: '有字段的值网关不接受。请修改，或用“重置字段”。',
    invalid_image_file: '网关读不了某张图片或蒙版。请换一个文件。',
    model_not_found: '这个密钥在这里用不了该模型。请检查模型名和密钥的分组。',
    rate_limit_exceeded: '请求太频繁。稍等再试。',
    insufficient_quota: '账户余额不足。请到网关网站充值。',
    insufficient_user_quota: '账户余额不足。请到网关网站充值。',
    pre_consume_token_quota_failed: '余额不够这次请求。请到网关网站充值。',
    get_channel_failed: '密钥所在分组不能用这个模型。请换密钥或模型。',
    prompt_too_long: '提示词超出这个网关的长度。请缩短。',
  },
  statuses: {
    401: '密钥缺失或在这里无效。请在设置里检查：每个网关的密钥各不相同。',
    403: '这个密钥没有权限。请检查分组、余额和模型。',
    404: '这个地址没有应答。请检查 Base URL（一般以 /v1 结尾）和模型。',
    413: '上传内容太大。请缩小图片或少发几张。',
    422: '有个值网关不接受。请修改，或用“重置字段”。',
    429: '请求太频繁，或额度已用完。稍等再试。',
    500: '网关出错。可能已经扣费：再次发送前请先看用量页。',
    502: '网关的上游没有应答。可能已经扣费：再次发送前请先看用量页。',
    503: '网关暂时不可用。可能已经扣费：再次发送前请先看用量页。',
    504: '网关前面的代理等不下去了。图片可能仍会生成并扣费。',
    524: '网关前面的 CDN 等了约 100 秒后断开。图片可能仍会生成并扣费。请降低质量或尺寸。',
  },
  gatewaySaid: '网关的说明：',
  code: (code: string) => `代码 ${code}`,
  status: (status: number) => `HTTP ${status}`,
  requestId: (id: string) => `请求 ID ${id}`,
  taskId: (id: string) => `任务 ID ${id}`,
  field: (field: string) => `字段 ${field}`,
  picture: (name: string) => `图片 ${name}`,
  link: '链接：',
  openSettings: '打开设置',
  rawAnswer: '原始返回',
};
