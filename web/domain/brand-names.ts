/**
 * The names of brands in the scripts of their countries, for search. Each is the brand's own
 * spelling there (on its SIMs, shops, sites) or the usual spelling of others.
 */
const LOCAL_NAMES: Readonly<Record<string, readonly string[]>> = {
  Vodafone: ["فودافون", "沃达丰", "沃達豐", "Водафон"],
  Orange: ["أورنج", "اورانج"],
  WE: ["وي"],
  "e&": ["اتصالات", "Etisalat"],
  "Maroc Telecom": ["اتصالات المغرب"],
  inwi: ["إنوي"],
  Ooredoo: ["أوريدو"],
  Djezzy: ["جازي"],
  Mobilis: ["موبيليس"],
  "Tunisie Telecom": ["اتصالات تونس"],
  Zain: ["زين"],
  stc: ["إس تي سي", "الاتصالات السعودية"],
  Mobily: ["موبايلي"],
  du: ["دو"],
  Omantel: ["عمانتل"],
  Batelco: ["بتلكو"],
  Umniah: ["أمنية"],
  Syriatel: ["سيريتل"],
  Asiacell: ["آسياسيل"],
  Korek: ["كورك"],
  Alfa: ["ألفا"],
  Touch: ["تاتش"],
  Irancell: ["ایرانسل"],
  MCI: ["همراه اول"],
  RighTel: ["رایتل"],
  Jazz: ["جاز"],
  Ufone: ["یوفون"],
  "China Mobile": ["中国移动", "中國移動"],
  "China Unicom": ["中国联通", "中國聯通"],
  Chunghwa: ["中华电信", "中華電信"],
  "Far EasTone": ["远传", "遠傳"],
  "Taiwan Mobile": ["台湾大哥大", "台灣大哥大"],
  SmarTone: ["数码通", "數碼通"],
  CTM: ["澳门电讯", "澳門電訊"],
  "NTT Docomo": ["ドコモ"],
  SoftBank: ["ソフトバンク"],
  "SK Telecom": ["에스케이텔레콤"],
  "LG U+": ["유플러스"],
  AIS: ["เอไอเอส"],
  dtac: ["ดีแทค"],
  "TrueMove H": ["ทรูมูฟ", "True"],
  Beeline: ["Билайн"],
  MegaFon: ["Мегафон"],
  MTS: ["МТС"],
  Yota: ["Йота"],
  Motiv: ["Мотив"],
  T2: ["Теле2", "Т2"],
  Kyivstar: ["Київстар", "Киевстар"],
  lifecell: ["лайфселл"],
  Airtel: ["एयरटेल"],
  Jio: ["जियो"],
  Ncell: ["एनसेल"],
  "Nepal Telecom": ["नेपाल टेलिकम", "NTC", "尼泊尔电信", "尼泊爾電信"],
  Grameenphone: ["গ্রামীণফোন"],
  Banglalink: ["বাংলালিংক"],
  Robi: ["রবি"],
  Teletalk: ["টেলিটক"],
  Cosmote: ["Κοσμοτέ"],
  Cellcom: ["סלקום"],
  Partner: ["פרטנר"],
  Pelephone: ["פלאפון"],
  Magti: ["მაგთი"],
};

/**
 * Return the names of an operator in other scripts, found by the brand at the start of its name.
 * Empty if none is known.
 */
export function localNames(operator: string): readonly string[] {
  const name = operator.toLowerCase();
  const known = Object.entries(LOCAL_NAMES).find(([brand]) =>
    `${name} `.startsWith(`${brand.toLowerCase()} `),
  );
  return known?.[1] ?? [];
}
