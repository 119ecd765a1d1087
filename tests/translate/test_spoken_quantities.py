"""Quantities that no single number tells: how many times, at what time of day, for how long."""

from __future__ import annotations

from pathlib import Path

import pytest

from server.catalog.finding import Finding
from translate.independent import Sample, findings_of

RIGHT = [
    ("de", "Dial the code twice a day.", "Wähle den Code zweimal täglich."),
    ("de", "It costs twice as much.", "Es kostet das Doppelte."),
    ("de", "It costs three times as much.", "Es kostet das Dreifache."),
    ("fr", "It costs twice as much.", "C’est deux fois plus cher."),
    ("es", "It costs three times as much.", "Cuesta el triple."),
    ("ru", "It costs three times as much.", "Это стоит втрое дороже."),
    ("ru", "It costs twice as much.", "Это в два раза дороже."),
    ("ar", "It costs three times as much.", "يكلّف ثلاثة أضعاف."),
    ("ar", "It costs twice as much.", "يكلّف ضعف المبلغ."),
    ("ja", "It costs twice as much.", "料金は2倍です。"),
    ("zh_Hans", "It costs twice as much.", "贵一倍。"),
    ("zh_Hant", "Dial the code twice.", "撥這個代碼兩次。"),
    ("ja", "Dial it once a day.", "一日一回かけます。"),
    (
        "es",
        "Once the number is lost, its codes go to somebody else.",
        "Una vez perdido el número, sus códigos van a otra persona.",
    ),
    ("de", "Once a month it is charged.", "Einmal im Monat wird abgebucht."),
    ("fr", "Don’t tap twice.", "N’appuyez qu’une seule fois."),
    ("ru", "It was paid twice.", "Оплачено дважды."),
    ("zh_Hans", "Was it paid twice?", "是不是重复付款了？"),
    ("ja", "Was it paid twice?", "二重に支払いましたか？"),
    (
        "de",
        "The office opens at 8 a.m. and closes at noon.",
        "Das Büro öffnet um 8 Uhr und schließt um 12 Uhr.",
    ),
    (
        "fr",
        "The office opens at 8 a.m. and closes at noon.",
        "Le bureau ouvre à huit heures et ferme à midi.",
    ),
    ("es", "The office opens at 8:15 a.m.", "La oficina abre a las ocho y cuarto."),
    ("ru", "The office opens at 8:30 a.m.", "Офис открывается в половине девятого."),
    ("ar", "The office opens at 8:30 a.m.", "يفتح المكتب الساعة ٨:٣٠ صباحًا."),
    ("ja", "The office closes at 8 p.m.", "事務所は20時に閉まります。"),
    ("zh_Hant", "The office closes at 8 p.m.", "辦公室晚上八點關門。"),
    ("zh_Hans", "Renewal is at midnight.", "零点续订。"),
    ("es", "Renewal is at midnight.", "Se renueva a las 0:00."),
    ("fr", "Renewal is at midnight.", "Le renouvellement a lieu à minuit."),
    ("de", "It is shut from 12 p.m. to 1 p.m.", "Geschlossen von 12 bis 13 Uhr."),
    ("ja", "It is shut from 12 p.m. to 1 p.m.", "12時から13時まで閉まります。"),
    ("ru", "It takes a quarter of an hour.", "Это занимает 15 минут."),
    ("fr", "It takes a quarter of an hour.", "Cela prend un quart d’heure."),
    ("es", "It takes three quarters of an hour.", "Tarda tres cuartos de hora."),
    ("de", "It takes three quarters of an hour.", "Es dauert eine Dreiviertelstunde."),
    ("zh_Hans", "It takes a quarter of an hour.", "需要一刻钟。"),
    ("ar", "It takes a quarter of an hour.", "يستغرق ربع ساعة."),
    ("ja", "Keep the slip for half a year.", "控えは半年保管してください。"),
    ("ar", "Keep the slip for half a year.", "احتفظ بالإيصال ستة أشهر."),
    ("ru", "Keep the slip for half a year.", "Храните чек полгода."),
    ("es", "The rule is two and a half years old.", "La regla tiene dos años y medio."),
    ("fr", "The rule is two and a half years old.", "La règle a deux ans et demi."),
    ("de", "The rule is two and a half years old.", "Die Regel ist zweieinhalb Jahre alt."),
    ("zh_Hans", "The rule is two and a half years old.", "这条规则已有两年半。"),
    ("ja", "The rule is two and a half years old.", "この規則は2年半前のものです。"),
    ("ar", "The rule is two and a half years old.", "عمر هذه القاعدة سنتان ونصف."),
    ("ru", "The rule is two and a half years old.", "Этому правилу два с половиной года."),
    ("de", "It waits for a decade.", "Es wartet zehn Jahre."),
    ("es", "It waits for a decade.", "Espera diez años."),
    ("ru", "It waits for a decade.", "Ждёт десять лет."),
    ("ja", "It waits for a decade.", "10年待ちます。"),
    ("zh_Hant", "It waits for a decade.", "等上十年。"),
    ("ar", "It waits for a decade.", "ينتظر عشر سنوات."),
    ("fr", "Thousands of shops sell it.", "Des milliers de boutiques le vendent."),
    ("ar", "Thousands of shops sell it.", "تبيعه آلاف المتاجر."),
    ("zh_Hant", "Hundreds of shops sell it.", "上百家商店有賣。"),
    ("de", "Within 24 hours", "Binnen eines Tages"),
    ("fr", "Within 24 hours", "En une journée"),
    ("es", "Within a week", "En siete días"),
    ("ru", "Within a week", "За семь дней"),
    ("ja", "Within a week", "7日以内"),
    ("zh_Hans", "Within a week", "七天之内"),
    ("ar", "Within a week", "خلال سبعة أيام"),
    ("ru", "Within a day", "В течение суток"),
    ("de", "Within a month", "Innerhalb von vier Wochen"),
    ("de", "some weeks before the day", "einige Tage vorher, in den Wochen davor"),
    ("es", "a few days later", "unos días después"),
    ("fr", "12 months", "un an"),
    ("ru", "12 months", "год"),
    ("ar", "12 months", "سنة"),
    ("ja", "The message came two days ago, at 3 a.m.", "メッセージは一昨日の午前3時に届きました。"),
    ("fr", "Wait an hour and a half.", "Attendez 90 minutes."),
    ("ru", "Wait an hour and a half.", "Подождите полтора часа."),
    ("zh_Hant", "Wait an hour and a half.", "請等一個半小時。"),
    ("ja", "Wait an hour and a half.", "1時間半お待ちください。"),
    ("ar", "Wait an hour and a half.", "انتظر ساعة ونصف الساعة."),
    ("es", "Wait an hour and a half.", "Espera hora y media."),
]
CHANGED = [
    ("de", "It costs twice as much.", "Es kostet das Dreifache."),
    ("es", "It costs three times as much.", "Cuesta el doble."),
    ("ru", "It costs twice as much.", "Это втрое дороже."),
    ("ar", "It costs twice as much.", "يكلّف ثلاثة أضعاف."),
    ("ja", "It costs twice as much.", "料金は3倍です。"),
    ("zh_Hant", "Dial the code twice.", "撥這個代碼三次。"),
    ("fr", "Dial the code twice.", "Composez le code quatre fois."),
    ("de", "Dial the code only once.", "Wähle den Code nur zweimal."),
    ("ja", "It was paid twice.", "一度支払われました。"),
    ("ru", "It was paid twice.", "Это оплачено."),
    ("es", "It was paid twice.", "Se pagó."),
    ("de", "The office closes at 8 p.m.", "Das Büro schließt um 8 Uhr."),
    ("fr", "The office closes at 8 p.m.", "Le bureau ferme à 8 h."),
    ("es", "The office closes at 8 p.m.", "La oficina cierra a las nueve de la noche."),
    ("ru", "The office closes at 8 p.m.", "Офис закрывается в 18:00."),
    ("ar", "The office closes at 8 p.m.", "يغلق المكتب الساعة ٩ مساءً."),
    ("ja", "The office closes at 8 p.m.", "事務所は午前8時に閉まります。"),
    ("zh_Hant", "The office closes at 8 p.m.", "辦公室早上八點關門。"),
    ("zh_Hans", "The office closes at noon.", "办公室下午两点关门。"),
    ("fr", "The office closes at noon.", "Le bureau ferme à minuit."),
    ("ru", "It takes a quarter of an hour.", "Это занимает три четверти часа."),
    ("es", "It takes a quarter of an hour.", "Tarda tres cuartos de hora."),
    ("de", "It takes three quarters of an hour.", "Es dauert eine Viertelstunde."),
    ("zh_Hans", "It takes a quarter of an hour.", "需要三刻钟。"),
    ("ja", "Keep the slip for half a year.", "控えは1年半保管してください。"),
    ("ar", "Keep the slip for half a year.", "احتفظ بالإيصال سنة ونصف."),
    ("fr", "The rule is two and a half years old.", "La règle a un an et demi."),
    ("de", "The rule is two and a half years old.", "Die Regel ist anderthalb Jahre alt."),
    ("zh_Hans", "The rule is two and a half years old.", "这条规则已有一年半。"),
    ("es", "It waits for a decade.", "Espera un siglo."),
    ("de", "It waits for a decade.", "Es wartet ein Jahr."),
    ("ar", "It waits for a decade.", "ينتظر سنة."),
    ("zh_Hant", "It waits for a decade.", "等上一年。"),
    ("fr", "Thousands of shops sell it.", "Des centaines de boutiques le vendent."),
    ("ja", "Hundreds of shops sell it.", "数千の店で売っています。"),
    ("es", "A claim takes a fortnight.", "Una reclamación tarda un mes."),
    ("ru", "A claim takes a fortnight.", "Претензия занимает неделю."),
    ("ja", "A claim takes a fortnight.", "申し立てには1か月かかります。"),
    ("ar", "A claim takes a fortnight.", "تستغرق المطالبة أسبوعًا."),
    ("zh_Hans", "A claim takes a fortnight.", "申诉需要一个月。"),
    ("zh_Hant", "Pay within a week.", "請在一個月內付款。"),
    ("ja", "Pay within a week.", "1か月以内に払ってください。"),
    ("de", "Pay within a day.", "Zahle innerhalb einer Stunde."),
    ("fr", "Pay within an hour.", "Payez dans la journée."),
    ("es", "It costs 5 euros a week.", "Cuesta 5 euros al mes."),
    ("ru", "It costs 5 euros a week.", "Стоит 5 евро в месяц."),
    ("ar", "It costs 5 euros a week.", "يكلّف 5 يورو في الشهر."),
    ("zh_Hans", "It costs 5 euros a week.", "每月5欧元。"),
]


def found(path: Path, language: str, source: str, translation: str) -> list[Finding]:
    """Return the findings in a translation."""
    sample = Sample("", language, None, source, None, translation, "", breaks=True, why="")
    return findings_of(sample, (), path)


@pytest.mark.parametrize(("language", "source", "translation"), CHANGED)
def test_changed_quantity_is_found(
    tmp_path: Path, language: str, source: str, translation: str
) -> None:
    """Readers would pay twice, come too late, or wait too long."""
    assert found(tmp_path / "x.po", language, source, translation)


@pytest.mark.parametrize(("language", "source", "translation"), RIGHT)
def test_same_quantity_in_other_words_is_right(
    tmp_path: Path, language: str, source: str, translation: str
) -> None:
    """A language may count otherwise: half past five, a fortnight, one and a half."""
    assert found(tmp_path / "x.po", language, source, translation) == []
