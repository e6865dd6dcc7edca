import type { Color } from './color.ts';
import type { Mood } from './palette.ts';
import { paintBackdrop } from './settings/backdrop.ts';
import { paintCity } from './settings/city.ts';
import { paintDunes } from './settings/dunes.ts';
import { paintForest } from './settings/forest.ts';
import { paintMeadow } from './settings/meadow.ts';
import { paintMountains } from './settings/mountains.ts';
import { paintRibbons } from './settings/ribbons.ts';
import { paintBay, paintSea } from './settings/sea.ts';
import type { Setting } from './settings/Setting.ts';
import { paintSpace } from './settings/space.ts';
import { paintStillLife } from './settings/stillLife.ts';
import { paintTable } from './settings/table.ts';
import { paintBalloons } from './subjects/balloon.ts';
import { paintBoat } from './subjects/boat.ts';
import { bouquet } from './subjects/bouquet.ts';
import { critter } from './subjects/critter.ts';
import { SPECIES } from './subjects/species.ts';
import { paintCup } from './subjects/cup.ts';
import { paintHouse } from './subjects/house.ts';
import { paintLanterns } from './subjects/lantern.ts';
import { paintPaperBoat } from './subjects/paperBoat.ts';
import { paintRobot } from './subjects/robot.ts';
import { paintRocket } from './subjects/rocket.ts';
import type { Subject } from './subjects/Subject.ts';
import { tree } from './subjects/tree.ts';

type Some<T> = readonly [T, ...T[]];

export interface SettingEntry {
  readonly paint: Setting;
  /** Words, in English and Chinese, that ask for it. */
  readonly words: string;
  /** Moods that suit it when the prompt names none. */
  readonly moods: Some<Mood>;
  /** What to stand on is only there when a mound is added. */
  readonly groundless?: true;
}

export const SETTINGS = {
  mountains: {
    paint: paintMountains,
    words:
      'mountain alps alpine peak hill lake valley cliff canyon landscape nature 山 湖 峰 峡谷 高原 风景 山水',
    moods: ['dawn', 'day', 'sunset', 'dusk', 'night', 'jade'],
  },
  sea: {
    paint: paintSea,
    words: 'sea seaside ocean beach wave coast island harbor harbour lighthouse 海 大海 浪 沙滩 岛 港 灯塔',
    moods: ['sunset', 'dawn', 'day', 'dusk', 'night'],
    groundless: true,
  },
  bay: {
    paint: paintBay,
    words: 'bay fjord lagoon 海湾 峡湾',
    moods: ['night', 'sunset', 'dawn', 'dusk'],
    groundless: true,
  },
  city: {
    paint: paintCity,
    words:
      'city cityscape skyline street downtown market skyscraper building tokyo shanghai paris london manhattan urban 城 都市 街 楼 大厦 上海 北京 东京 香港 夜景 夜市',
    moods: ['night', 'dusk', 'sunset', 'neon'],
    groundless: true,
  },
  forest: {
    paint: paintForest,
    words: 'forest wood woods woodland jungle pine 森林 森 林 树林 丛林',
    moods: ['dawn', 'jade', 'dusk', 'night', 'autumn'],
  },
  dunes: {
    paint: paintDunes,
    words: 'desert dune sahara sand sandy 沙漠 戈壁 沙丘 大漠',
    moods: ['sunset', 'dawn', 'day', 'dusk'],
  },
  meadow: {
    paint: paintMeadow,
    words:
      'meadow field grass garden prairie farm countryside spring park 草地 草原 草 田野 田 花园 花海 春 公园 原野',
    moods: ['day', 'dawn', 'sunset', 'pastel'],
  },
  space: {
    paint: paintSpace,
    words:
      'space planet galaxy nebula universe cosmos cosmic saturn jupiter mars astronaut alien 宇宙 星球 太空 银河 行星 星云 土星 火星 星系',
    moods: ['night', 'dusk', 'neon', 'sunset'],
    groundless: true,
  },
  ribbons: {
    paint: paintRibbons,
    words:
      'abstract pattern ribbon flow gradient texture wallpaper poster logo design music jazz silk 抽象 图案 渐变 纹理 海报 音乐 设计 壁纸 丝带',
    moods: ['sunset', 'jade', 'pastel', 'dusk', 'autumn', 'neon'],
  },
  stillLife: {
    paint: paintStillLife,
    words:
      'still-life geometric geometry shape product minimal minimalist bauhaus sculpture 静物 几何 包豪斯 极简 产品 雕塑',
    moods: ['dawn', 'autumn', 'pastel', 'jade'],
  },
  table: {
    paint: paintTable,
    words: 'table desk kitchen cafe café interior room 桌 厨房 咖啡馆 室内 房间',
    moods: ['dawn', 'autumn', 'pastel', 'jade'],
  },
  backdrop: {
    paint: paintBackdrop,
    words: 'portrait character mascot sticker cartoon icon 肖像 角色 吉祥物 贴纸 卡通 图标',
    moods: ['dawn', 'sunset', 'jade', 'pastel', 'dusk', 'autumn'],
  },
} as const satisfies Record<string, SettingEntry>;

export type SettingName = keyof typeof SETTINGS;

export interface SubjectEntry {
  readonly paint: Subject;
  readonly words: string;
  /** Where it is at home when the prompt names no place. */
  readonly home: Some<SettingName>;
  /** It belongs there whatever the prompt says. */
  readonly always?: true;
  /** It needs no ground. */
  readonly floats?: true;
  /** Entries of one family do not appear together. */
  readonly family: string;
  /** The family of what it has with it already. */
  readonly carries?: string;
  /** It gives way to a kind of the same family that the prompt names too. */
  readonly generic?: true;
}

const SEATED = { home: ['backdrop'], family: 'critter' } as const;
const BUNCH = { home: ['table'], family: 'flowers' } as const;
const WOODY = { home: ['meadow'], family: 'tree' } as const;

export const SUBJECTS = {
  cat: { ...SEATED, family: 'cat', paint: critter(SPECIES.cat), words: 'cat kitten kitty 猫 喵' },
  dog: {
    ...SEATED,
    family: 'dog',
    paint: critter(SPECIES.dog),
    words: 'dog puppy corgi shiba retriever 狗 犬 柯基',
  },
  fox: { ...SEATED, family: 'fox', paint: critter(SPECIES.fox), words: 'fox 狐 狐狸' },
  rabbit: { ...SEATED, family: 'rabbit', paint: critter(SPECIES.rabbit), words: 'rabbit bunny hare 兔' },
  bear: { ...SEATED, family: 'bear', paint: critter(SPECIES.bear), words: 'bear teddy 熊' },
  panda: { ...SEATED, family: 'bear', paint: critter(SPECIES.panda), words: 'panda 熊猫' },
  robot: { ...SEATED, family: 'robot', paint: paintRobot, words: 'robot android cyborg 机器人' },
  bouquet: {
    ...BUNCH,
    generic: true,
    paint: bouquet(),
    words: 'flower bouquet blossom bloom floral botanical 花 花束 鲜花 花瓶',
  },
  tulips: { ...BUNCH, paint: bouquet('tulip'), words: 'tulip 郁金香' },
  roses: { ...BUNCH, paint: bouquet('peony'), words: 'rose peony camellia 玫瑰 牡丹 芍药 山茶' },
  poppies: { ...BUNCH, paint: bouquet('poppy'), words: 'poppy poppies 罂粟 虞美人' },
  daisies: {
    ...BUNCH,
    paint: bouquet('daisy'),
    words: 'daisy daisies sunflower chrysanthemum 雏菊 向日葵 菊',
  },
  tree: { ...WOODY, generic: true, paint: tree(), words: 'tree oak 树 大树' },
  cherry: { ...WOODY, paint: tree([0.83, 0.1, 355]), words: 'sakura cherry-blossom cherry 樱 樱花' },
  maple: { ...WOODY, paint: tree([0.62, 0.19, 35]), words: 'maple 枫 枫叶 红叶' },
  house: {
    home: ['mountains', 'meadow'],
    family: 'house',
    paint: paintHouse,
    words: 'house cabin cottage hut home 房子 小屋 木屋 屋 民宿',
  },
  cup: {
    home: ['table'],
    family: 'cup',
    paint: paintCup,
    words: 'coffee tea cup mug latte cappuccino espresso cocoa 咖啡 茶 杯 奶茶',
  },
  boat: {
    home: ['sea'],
    always: true,
    family: 'boat',
    paint: paintBoat,
    words: 'boat ship sailboat sail yacht 船 帆 帆船 舟',
  },
  paperBoat: {
    home: ['sea'],
    always: true,
    family: 'boat',
    carries: 'lantern',
    paint: paintPaperBoat,
    words: 'paper-boat origami-boat 纸船',
  },
  lanterns: {
    home: ['bay', 'city'],
    floats: true,
    family: 'lantern',
    paint: paintLanterns,
    words: 'lantern 灯笼 孔明灯 天灯',
  },
  balloons: {
    home: ['mountains', 'dunes', 'meadow'],
    floats: true,
    family: 'balloon',
    paint: paintBalloons,
    words: 'balloon 气球 热气球',
  },
  rocket: {
    home: ['space'],
    floats: true,
    family: 'rocket',
    paint: paintRocket,
    words: 'rocket spaceship spacecraft 火箭 飞船',
  },
} as const satisfies Record<string, SubjectEntry>;

export type SubjectName = keyof typeof SUBJECTS;

export const MOOD_WORDS = {
  dawn: 'dawn sunrise morning 日出 清晨 早晨 黎明 朝霞 晨',
  day: 'day sunny summer noon 白天 晴 夏 阳光 正午 蓝天',
  sunset: 'sunset golden-hour sundown fire lava 日落 夕阳 晚霞 火',
  dusk: 'dusk twilight evening blue-hour 黄昏 傍晚 暮 暮色',
  night: 'night midnight moon moonlight star starry dark 夜 夜晚 夜景 深夜 星空 星 月 月亮 黑暗',
  jade: 'misty mist fog foggy jade calm bamboo zen 雾 薄雾 竹 宁静 禅',
  autumn: 'autumn fall october retro vintage warm 秋 秋天 复古 暖',
  winter: 'winter snow snowy ice frozen christmas 冬 冬天 雪 冰 圣诞',
  storm: 'storm stormy rain rainy cloudy thunder gloomy 雨 暴风 雷 阴天 乌云',
  neon: 'neon cyberpunk synthwave vaporwave futuristic 赛博朋克 赛博 霓虹 蒸汽波 未来',
  pastel: 'pastel cute sweet dreamy candy soft kawaii 可爱 梦幻 甜 糖果 粉彩 温柔',
  ink: 'ink sumi-e sumi calligraphy 水墨 国画 墨 书法',
} as const satisfies Record<Mood, string>;

export const TINTS = {
  red: [[0.6, 0.2, 27], 'red crimson scarlet ruby 红 红色 赤'],
  orange: [[0.74, 0.165, 55], 'orange ginger tangerine amber 橙 橙色 橘'],
  yellow: [[0.87, 0.155, 97], 'yellow lemon 黄 黄色'],
  gold: [[0.8, 0.135, 85], 'gold golden 金 金色'],
  green: [[0.62, 0.14, 148], 'green emerald 绿 绿色 翠'],
  teal: [[0.7, 0.11, 190], 'teal turquoise cyan 青 青色'],
  blue: [[0.58, 0.15, 252], 'blue azure navy cobalt indigo 蓝 蓝色'],
  purple: [[0.56, 0.17, 303], 'purple violet lavender 紫 紫色'],
  pink: [[0.79, 0.12, 355], 'pink magenta 粉 粉色 粉红'],
  brown: [[0.48, 0.075, 55], 'brown chocolate 棕 棕色 褐'],
  black: [[0.27, 0.015, 280], 'black 黑 黑色'],
  white: [[0.96, 0.012, 85], 'white 白 白色'],
  grey: [[0.64, 0.02, 260], 'grey gray silver 灰 灰色 银'],
} as const satisfies Record<string, readonly [Color, string]>;

export type TintName = keyof typeof TINTS;

export const WEATHER_WORDS = {
  snow: 'snow snowy snowfall snowing christmas 雪 下雪',
  rain: 'rain rainy raining storm 雨 下雨 暴雨',
} as const;

export type Weather = keyof typeof WEATHER_WORDS;
