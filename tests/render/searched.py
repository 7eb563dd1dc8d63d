"""Names and queries for the search: of every language that letters have, and hostile ones."""

NAMES = (
    *("홍 길동", "김철수", "王 小明", "小明"),
    *("Olga Voda", "Ольга Вода", "О. В.", "Olha Voda", "Вольга Вада", "Ολγα Βόδα", "ოლგა ვოდა"),
    *("Olena Pasichnyk", "Олена Пасічник", "O. P.", "Алена Пасечнік", "Ałena Pasiečnik"),
    *("Ада Прыкладная", "Ада Прикладна", "Сяргей Каваленка", "Сергей Коваленко"),
    *("Siarhei Kavalenka", "Дзмітрый Шаўчэнка", "Dzmitry Shauchenka", "Ўладзімір Ўзор"),
    *("Юлія Щербина", "Yulia Shcherbyna", "Любов Ґонта", "Мар’яна Лук’янова", "Йосип Їжак"),
    *("Пётр Соловьёв", "Pyotr Solovyov", "Наталья Крюк", "Ксения Объедкова", "Илья Ильин"),
    *("Žofia Müller-Łoś", "Łukasz Żuraw", "Grażyna Święch", "Ks. Jan Wzorowy", "Z. Ś."),
    *("Žydrūnė Pavyzdytė", "Šarūnas Ąžuolas", "Ėmilija Įrankis", "Jonas Jonaitis"),
    *("Jörg Weiß-Müller", "Joerg Weiss-Mueller", "Anna-Maria Beispiel", "Dr. Ute Groß"),
    *("Zoë Lefèvre d’Exemple", "Jean-Luc Œuvray", "J.-L. Œ.", "Aimée L'Échantillon"),
    *("José Ñandú Ejemplo", "María del Carmen Ejemplo", "Íñigo Güemes", "Ana Ana"),
    *("Conor O’Neil", "Conor O Neil & Sons", "Ada Example-Byron", "A. E.-B.", "Rachel None"),
    *("ნინო ბერიძე", "Nino Beridze", "გიორგი მაგალითი", "ᲜᲘᲜᲝ ᲑᲔᲠᲘᲫᲔ", "ნ. ბ."),
    *("فاطمة خُوري", "Fatima Khoury", "أحمد المثال", "محمد حسن", "Muhammad Hassan", "ف. خ."),
    *("وليد جمال", "Walid Jamal", "يوسف علي", "ك. ی.", "شهرزاد گل‌محمدی"),
    *("Ελένη Νικολάου", "Eleni Nikolaou", "ΓΙΩΡΓΟΣ ΠΑΡΑΔΕΙΓΜΑ", "Ευάγγελος Μπάμπης", "Ε. Ν."),
    *("Արամ Պետրոսյան", "Aram Petrosyan", "Եվա Օրինակ", "և Երևանցի"),
    *("דנה דוגמה", "שָׁלוֹם בֶּן־דוֹד", "अनिता उदाहरण", "कि. उ.", "किरण उदाहरण", "สมชาย ตัวอย่าง"),
    *(
        "佐藤美咲",
        "佐藤 美咲",
        "王小明",
        "王 明",
        "김 지훈",
        "김지훈",
        "ကျော်ကျော်",
        "Nguyễn Thị Ví Dụ",
    ),
    *("İpek Yılmaz", "IPEK YILMAZ", "Đorđe Œuvray", "Þór Æsirsson", "Bjørn Ångström", "Ħal Ŋ"),
    *("Cepгeй Copaсе", "Hoвік", "Wаndа Nоvak", "Αnna Sοva", "COBA Ольга", "аса", "aca", "ѕоѕ sos"),
    *("Ꭰ Ꮳ", "ꭰ ꮳ", "ẞ", "ß ss", "ﬁona ﬂ", "Ａｄａ　Ｅｘ", "𝒜da 𝔈x", "𞤀𞤣𞤢 𞤔", "𐌰𐌳 𐌰", "Ǆ ǅ"),
    *("", " ", "—", "...", "0", "007 Bond", "1-й Учитель", "a", "b c", "a a", "a b a b"),
    *("W" * 5000, "щ" * 3000, "ab " * 400, "а б " * 300, "аоу" * 900, "ie" * 900 + " x"),
    *("(a+)+$", "[A-Z]* .*", "\\d{2,} ^x|y$", "$& $1 $`", "a?b*c", "__proto__", "constructor"),
    *("<img src=x onerror=alert(1)>", "toString valueOf", "hasOwnProperty", "null", "NaN"),
    *("e\u0301\u0301\u0301 z", "\u0301", "\u0301\u0302 a", "Z͑ͫ̓a͂l̀g̶o̷", "क्षि त्र", "a\u0345b"),
    *("\u202eavoD aglO\u202c", "Olga\u200bVoda", "Ol\u00adga Voda", "Olga\u00a0Voda", "O\tV\nx"),
    *("\u200f\u0645\u062d\u0645\u062f", "👩‍🏫 Ada", "🇧🇾", "ー", "\u3164", "ﷺ", "㎏ ½", "ʼn ŉ"),
    *(" ".join("abcdefghijklmnopq"), " ".join("qponmlkjihgfedcba"), "x " * 16, "x " * 17),
    *("O'Neil", "ONeil", "O-Neil", "O Neil", "d’Arc", "D Arc", "Van der Berg", "Vanderberg"),
    *("Example, Ada", "EXAMPLE ADA", "Ada (Example)", "Ada Example, PhD", "Dr Ada Example"),
    *("Иванов", "Ivanova", "Петров-Водкин", "Petrov Vodkin", "Хан", "Чан", "Khan", "Chan"),
    *("Мария", "Марыя", "Мар", "Марк", "Александр Ли", "Alexander Lee", "ю я", "Ъ Ь", "Ы"),
)

_OTHERS = (
    *("olg", "OP", "op", "PO", "O.P.", "o p", "в о", "О В", "VO", "ШЮ", "юш", "II", "ii", "oo"),
    *("Olga Ivanivna Voda", "Olga Vodaa", "Olgaa Voda", "Волга", "Pasi", "Паси", "Пасі Ол"),
    *("Sch", "щ", "shch", "х", "kh", "ж", "zh d", "y s", "Ye", "ks", "x", "кс", "dz", "j", "ǰ"),
    *("Zofia Miller-Los", "Zofia", "Muller", "Mueller", "weiss muller", "JörgWeiß", "annamaria"),
    *("example", "Beispiel Anna", "Ejemplo Carmen", "del", "maria carmen ejemplo jose"),
    *("Khoury", "خوری", "خوري فاطمه", "Хури Фатима", "Ahmad", "Ахмад", "Хасан Мухаммад", "Jml"),
    *("美咲", "佐", "藤美", "明", "지훈", "지후", "สม", "ชาย", "ကျော်", "Nguyen", "Vi Du", "ニ"),
    *("nino", "Нино", "ნინო ბ", "nin ber", "b n", "Νικ", "Papa", "Petros", "Петрос", "Ева", "եւ"),
    *(
        "",
        " ",
        "!!!",
        "%",
        "\\",
        "(",
        "[",
        "*",
        ".*",
        "a.*",
        "^",
        "$",
        "|",
        "(?:",
        "\u0301",
        "\u202e",
    ),
    *("a" * 10_000, "щ" * 10_000, "a " * 5000, "ab" * 5000, "ie" * 5000, "W" * 4999, "аоу" * 2000),
    *("x " * 15, "x " * 16 + "x", " ".join("abcdefghijklmnop"), " ".join("bcdefghijklmnopqa")),
    *("img src", "onerror", "proto", "__proto__", "constructor", "toString", "undefined", "0 7"),
    *("Mueller Joerg Weiss", "oneil", "o neil", "o'neil conor", "dArc", "vander", "van der"),
    *("Copace", "Сорасе", "Сергей", "Sergey", "Serhii Kovalenko", "соса", "COBA", "Сова", "аса"),
    *("𞤀𞤣", "𞤔", "𐌰", "𝒜", "ada ex", "ада", "ss", "SS SS", "ꭰ", "Ꮳ", "fi", "fiona", "kg", "12"),
    *("कि", "क", "उ", "क उ", "कउ", "त्र", "दנ", "דנ", "שלום", "בן דוד", "ש ב", "שב", "aaaa", "abab"),
)


def _derived(name):
    """What people and programs make of a name when they look for it."""
    words = name.split()
    if not words or len(name) > 60:
        return
    yield name
    if len(words) > 1:
        yield " ".join(reversed(words))
        yield words[-1]
        yield "".join(words)
        yield ". ".join(word[0] for word in words) + "."
        yield "".join(word[0] for word in words).upper()
        yield f"{words[0]} {words[-1][:2]}"
    yield name.upper()
    yield name[:3]


def queries():
    """All of them, once each."""
    made = [each for name in NAMES for each in _derived(name)]
    return list(dict.fromkeys([*_OTHERS, *made]))
