"""Writes sound.tsv: how alike phrases and recognised words sound, for tests/all/sound.rs.

    pip install pypinyin && python tests/data/sound.py > tests/data/sound.tsv

Plain dynamic programming over syllables, written apart from the program; readings are pypinyin's. The pairs follow what recognisers do to
such phrases; names and numbers are invented.
"""
import pypinyin
from pypinyin.pinyin_dict import pinyin_dict
from pypinyin.contrib.tone_convert import to_normal

PAIRS = [
    ("请问有什么可以帮您", ["请问有什么可以帮您", "请问有谁可以半年", "请问什么可以帮你", "您好工号八零三请问有什么能办您的吗", "我上个月的话费怎么多扣了三十块钱", "喂说吧"]),
    ("还有其他能帮您的吗", ["还有其他能帮您的吗", "还有其他的发明的吗", "还有其他的八年的吗", "还有其他很看看", "还有其他人帮您的吗", "那你那你了吗", "好的已经给您办理好了", "没有了谢谢"]),
    ("803为您服务", ["803位服务", "8036月服务", "803零服务", "您是为您服务", "八零三为您服务", "就下了好几幅", "我要查一下话费"]),
    ("为您服务", ["另外一幅", "位服务", "6月服务", "为你胡雾", "我那个服务密码忘了"]),
    ("请您稍等", ["先生您说的", "勤您烧等", "您稍等一下", "好的"]),
    ("感谢您的来电", ["敢写您的来点", "肯定稍后评价", "感谢来电", "那就这样吧再见"]),
    ("稍后对我的服务进行评价", ["烧好对我的服务今行评加", "稍后对我的服务进行交流一些", "不客气请稍后评价"]),
    ("再见", ["这些", "评价这些", "再见", "在线"]),
    ("10086", ["一零零八六", "幺零零八六", "1086"]),
    ("how can I help you", ["how can I help you today", "how can help you", "what is this"]),
]

SAME = [("zh", "z"), ("ch", "c"), ("sh", "s"), ("n", "l", "r"), ("f", "h")]
OTHERS = ["b", "p", "m", "d", "t", "g", "k", "j", "q", "x", "y", "w"]
DIGITS = {"0": ["ling"], "1": ["yi", "yao"], "2": ["er"], "3": ["san"], "4": ["si"], "5": ["wu"], "6": ["liu"], "7": ["qi"],
          "8": ["ba"], "9": ["jiu"]}


def split(syllable):
    """An initial and a final, both after merging."""
    s = syllable.replace("ü", "v").replace("ê", "e")
    if not any(vowel in s for vowel in "aeiouv"):
        return "", "en"
    initial, sound = "", ""
    for group in SAME + [(one,) for one in OTHERS]:
        for one in group:
            if s.startswith(one) and len(one) > len(initial):
                initial, sound = one, group[0]
    final = s[len(initial):]
    table = {"you": "iu", "ye": "ie", "wei": "ui", "wen": "un", "weng": "un", "yi": "i", "yin": "in", "ying": "in", "wu": "u"}
    if s in table:
        final = table[s]
    elif initial == "w":
        final = "u" + final
    elif initial == "y" and final[0] in "ao":
        final = "i" + final
    elif initial in ("j", "q", "x", "y") and final[0] == "u":
        final = "v" + final[1:]
    elif final == "ue":
        final = "ve"
    if final.endswith("ng") and final[-3] in "aei":
        final = final[:-1]
    return sound, final


def sounds(text):
    found = []
    for c in text.lower():
        if c in DIGITS:
            found.append({split(s) for s in DIGITS[c]})
        elif ord(c) in pinyin_dict:
            found.append({split(to_normal(s)) for s in pinyin_dict[ord(c)].split(",")})
        elif c.isalnum():
            found.append(c)
    return found


def apart(one, other):
    if isinstance(one, str) or isinstance(other, str):
        return 0 if one == other else 2
    return min((a[0] != b[0]) + (a[1] != b[1]) for a in one for b in other)


def alike(phrase, text):
    """Half syllables of the phrase that are left in the stretch of the text that is nearest, and how many it has."""
    p, t = sounds(phrase), sounds(text)
    row = [0] * (len(t) + 1)
    for i, syllable in enumerate(p):
        new = [row[0] + 2]
        for j, heard in enumerate(t):
            new.append(min(row[j] + apart(syllable, heard), row[j + 1] + 2, new[j] + 2))
        row = new
    return max(0, 2 * len(p) - min(row[1:])), 2 * len(p)


print("# phrase\ttext\tkept\twhole\t(pypinyin %s; see sound.py)" % pypinyin.__version__)
for phrase, texts in PAIRS:
    for text in texts:
        print(phrase, text, *alike(phrase, text), sep="\t")
