#include "engine/document/entities.hpp"

#include <algorithm>
#include <array>

namespace factlint {

namespace {

struct Named {
  std::string_view name;
  std::uint32_t code;
};

// The names of HTML 4 and those of HTML 5 that stand for letters and marks of running text, in
// byte order. Others are left as written.
// clang-format off
constexpr Named kNamed[] = {
    {"AElig", 198}, {"Aacute", 193}, {"Acirc", 194}, {"Agrave", 192}, {"Alpha", 913},
    {"Amacr", 256}, {"Aogon", 260}, {"Aring", 197}, {"Atilde", 195}, {"Auml", 196}, {"Beta", 914},
    {"Cacute", 262}, {"Ccaron", 268}, {"Ccedil", 199}, {"Chi", 935}, {"Dagger", 8225},
    {"Dcaron", 270}, {"Delta", 916}, {"Dstrok", 272}, {"ETH", 208}, {"Eacute", 201},
    {"Ecaron", 282}, {"Ecirc", 202}, {"Egrave", 200}, {"Emacr", 274}, {"Eogon", 280},
    {"Epsilon", 917}, {"Eta", 919}, {"Euml", 203}, {"Gamma", 915}, {"Gbreve", 286}, {"Hat", 94},
    {"Iacute", 205}, {"Icirc", 206}, {"Idot", 304}, {"Igrave", 204}, {"Imacr", 298}, {"Iota", 921},
    {"Iuml", 207}, {"Kappa", 922}, {"Lambda", 923}, {"Lstrok", 321}, {"Mu", 924}, {"Nacute", 323},
    {"Ncaron", 327}, {"NewLine", 10}, {"Ntilde", 209}, {"Nu", 925}, {"OElig", 338}, {"Oacute", 211},
    {"Ocirc", 212}, {"Odblac", 336}, {"Ograve", 210}, {"Omacr", 332}, {"Omega", 937},
    {"Omicron", 927}, {"Oslash", 216}, {"Otilde", 213}, {"Ouml", 214}, {"Phi", 934}, {"Pi", 928},
    {"Prime", 8243}, {"Psi", 936}, {"Rcaron", 344}, {"Rho", 929}, {"Sacute", 346}, {"Scaron", 352},
    {"Scedil", 350}, {"Sigma", 931}, {"THORN", 222}, {"Tab", 9}, {"Tau", 932}, {"Tcaron", 356},
    {"Theta", 920}, {"Uacute", 218}, {"Ucirc", 219}, {"Udblac", 368}, {"Ugrave", 217},
    {"Umacr", 362}, {"Upsilon", 933}, {"Uring", 366}, {"Uuml", 220}, {"Xi", 926}, {"Yacute", 221},
    {"Yuml", 376}, {"Zacute", 377}, {"Zcaron", 381}, {"Zdot", 379}, {"Zeta", 918}, {"aacute", 225},
    {"acirc", 226}, {"acute", 180}, {"aelig", 230}, {"agrave", 224}, {"alefsym", 8501},
    {"alpha", 945}, {"amacr", 257}, {"amp", 38}, {"and", 8743}, {"ang", 8736}, {"aogon", 261},
    {"apos", 39}, {"aring", 229}, {"ast", 42}, {"asymp", 8776}, {"atilde", 227}, {"auml", 228},
    {"bdquo", 8222}, {"beta", 946}, {"brvbar", 166}, {"bsol", 92}, {"bull", 8226}, {"cacute", 263},
    {"cap", 8745}, {"caron", 711}, {"ccaron", 269}, {"ccedil", 231}, {"cedil", 184}, {"cent", 162},
    {"check", 10003}, {"chi", 967}, {"circ", 710}, {"clubs", 9827}, {"colon", 58}, {"comma", 44},
    {"commat", 64}, {"cong", 8773}, {"copy", 169}, {"crarr", 8629}, {"cup", 8746}, {"curren", 164},
    {"dArr", 8659}, {"dagger", 8224}, {"darr", 8595}, {"dash", 8208}, {"dcaron", 271}, {"deg", 176},
    {"delta", 948}, {"diams", 9830}, {"divide", 247}, {"dollar", 36}, {"dstrok", 273},
    {"eacute", 233}, {"ecaron", 283}, {"ecirc", 234}, {"egrave", 232}, {"emacr", 275},
    {"empty", 8709}, {"emsp", 8195}, {"ensp", 8194}, {"eogon", 281}, {"epsilon", 949},
    {"equals", 61}, {"equiv", 8801}, {"eta", 951}, {"eth", 240}, {"euml", 235}, {"euro", 8364},
    {"excl", 33}, {"exist", 8707}, {"fnof", 402}, {"forall", 8704}, {"frac12", 189},
    {"frac13", 8531}, {"frac14", 188}, {"frac15", 8533}, {"frac18", 8539}, {"frac23", 8532},
    {"frac34", 190}, {"frac38", 8540}, {"frac58", 8541}, {"frac78", 8542}, {"frasl", 8260},
    {"gamma", 947}, {"gbreve", 287}, {"ge", 8805}, {"grave", 96}, {"gt", 62}, {"hArr", 8660},
    {"hairsp", 8202}, {"half", 189}, {"harr", 8596}, {"hearts", 9829}, {"hellip", 8230},
    {"horbar", 8213}, {"hyphen", 8208}, {"iacute", 237}, {"icirc", 238}, {"iexcl", 161},
    {"igrave", 236}, {"imacr", 299}, {"image", 8465}, {"infin", 8734}, {"inodot", 305},
    {"int", 8747}, {"iota", 953}, {"iquest", 191}, {"isin", 8712}, {"iuml", 239}, {"kappa", 954},
    {"lArr", 8656}, {"lambda", 955}, {"lang", 9001}, {"laquo", 171}, {"larr", 8592},
    {"lbrace", 123}, {"lbrack", 91}, {"lceil", 8968}, {"lcub", 123}, {"ldquo", 8220},
    {"ldquor", 8222}, {"le", 8804}, {"lfloor", 8970}, {"lowast", 8727}, {"lowbar", 95},
    {"loz", 9674}, {"lpar", 40}, {"lrm", 8206}, {"lsaquo", 8249}, {"lsqb", 91}, {"lsquo", 8216},
    {"lsquor", 8218}, {"lstrok", 322}, {"lt", 60}, {"macr", 175}, {"mdash", 8212}, {"micro", 181},
    {"middot", 183}, {"minus", 8722}, {"mldr", 8230}, {"mu", 956}, {"nabla", 8711}, {"nacute", 324},
    {"nbsp", 160}, {"ncaron", 328}, {"ndash", 8211}, {"ne", 8800}, {"ni", 8715}, {"nldr", 8229},
    {"not", 172}, {"notin", 8713}, {"nsub", 8836}, {"ntilde", 241}, {"nu", 957}, {"num", 35},
    {"numsp", 8199}, {"oacute", 243}, {"ocirc", 244}, {"odblac", 337}, {"oelig", 339},
    {"ograve", 242}, {"oline", 8254}, {"omacr", 333}, {"omega", 969}, {"omicron", 959},
    {"oplus", 8853}, {"or", 8744}, {"ordf", 170}, {"ordm", 186}, {"oslash", 248}, {"otilde", 245},
    {"otimes", 8855}, {"ouml", 246}, {"para", 182}, {"part", 8706}, {"percnt", 37}, {"period", 46},
    {"permil", 8240}, {"perp", 8869}, {"phi", 966}, {"pi", 960}, {"piv", 982}, {"plus", 43},
    {"plusmn", 177}, {"pound", 163}, {"prime", 8242}, {"prod", 8719}, {"prop", 8733}, {"psi", 968},
    {"puncsp", 8200}, {"quest", 63}, {"quot", 34}, {"rArr", 8658}, {"radic", 8730}, {"rang", 9002},
    {"raquo", 187}, {"rarr", 8594}, {"rbrace", 125}, {"rbrack", 93}, {"rcaron", 345},
    {"rceil", 8969}, {"rcub", 125}, {"rdquo", 8221}, {"rdquor", 8221}, {"real", 8476}, {"reg", 174},
    {"rfloor", 8971}, {"rho", 961}, {"rlm", 8207}, {"rpar", 41}, {"rsaquo", 8250}, {"rsqb", 93},
    {"rsquo", 8217}, {"rsquor", 8217}, {"sacute", 347}, {"sbquo", 8218}, {"scaron", 353},
    {"scedil", 351}, {"sdot", 8901}, {"sect", 167}, {"semi", 59}, {"shy", 173}, {"sigma", 963},
    {"sigmaf", 962}, {"sim", 8764}, {"sol", 47}, {"spades", 9824}, {"star", 9734}, {"starf", 9733},
    {"sub", 8834}, {"sube", 8838}, {"sum", 8721}, {"sup", 8835}, {"sup1", 185}, {"sup2", 178},
    {"sup3", 179}, {"supe", 8839}, {"szlig", 223}, {"tau", 964}, {"tcaron", 357}, {"there4", 8756},
    {"theta", 952}, {"thetasym", 977}, {"thinsp", 8201}, {"thorn", 254}, {"tilde", 732},
    {"times", 215}, {"trade", 8482}, {"uArr", 8657}, {"uacute", 250}, {"uarr", 8593},
    {"ucirc", 251}, {"udblac", 369}, {"ugrave", 249}, {"umacr", 363}, {"uml", 168}, {"upsih", 978},
    {"upsilon", 965}, {"uring", 367}, {"uuml", 252}, {"verbar", 124}, {"weierp", 8472}, {"xi", 958},
    {"yacute", 253}, {"yen", 165}, {"yuml", 255}, {"zacute", 378}, {"zcaron", 382}, {"zdot", 380},
    {"zeta", 950}, {"zwj", 8205}, {"zwnj", 8204},
};

// Numbers 128 to 159 mean Windows-1252, as in every browser: "&#150;" is a dash.
constexpr std::array<std::uint32_t, 32> kWindows = {
    0x20AC, 0x81, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021,
    0x2C6, 0x2030, 0x160, 0x2039, 0x152, 0x8D, 0x17D, 0x8F,
    0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x2DC, 0x2122, 0x161, 0x203A, 0x153, 0x9D, 0x17E, 0x178,
};
// clang-format on

constexpr std::size_t kLongestName = 10;

bool is_alnum(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

int digit_value(char c, int base) {
  if (c >= '0' && c <= '9') return c - '0';
  if (base == 16 && c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (base == 16 && c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::size_t read_number(std::string_view text, std::uint32_t& code) {
  std::size_t at = 2;
  int base = 10;
  if (at < text.size() && (text[at] == 'x' || text[at] == 'X')) {
    base = 16;
    ++at;
  }
  const std::size_t first = at;
  code = 0;
  for (; at < text.size() && at < first + 8; ++at) {
    const int digit = digit_value(text[at], base);
    if (digit < 0) break;
    code = code * static_cast<std::uint32_t>(base) + static_cast<std::uint32_t>(digit);
  }
  if (at == first) return 0;
  if (at < text.size() && text[at] == ';') ++at;
  if (code >= 0x80 && code < 0xA0) code = kWindows[code - 0x80];
  if (code == 0 || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) code = 0xFFFD;
  return at;
}

}  // namespace

void append_utf8(std::string& out, std::uint32_t code) {
  if (code < 0x80) {
    out += static_cast<char>(code);
  } else if (code < 0x800) {
    out += static_cast<char>(0xC0 | (code >> 6));
    out += static_cast<char>(0x80 | (code & 0x3F));
  } else if (code < 0x10000) {
    out += static_cast<char>(0xE0 | (code >> 12));
    out += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (code & 0x3F));
  } else {
    out += static_cast<char>(0xF0 | (code >> 18));
    out += static_cast<char>(0x80 | ((code >> 12) & 0x3F));
    out += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (code & 0x3F));
  }
}

std::size_t read_entity(std::string_view text, std::string& out) {
  if (text.size() < 3 || text[0] != '&') return 0;
  std::uint32_t code = 0;
  if (text[1] == '#') {
    const std::size_t length = read_number(text, code);
    if (length != 0) append_utf8(out, code);
    return length;
  }
  std::size_t end = 1;
  while (end < text.size() && end <= kLongestName && is_alnum(text[end])) ++end;
  const std::string_view name = text.substr(1, end - 1);
  const Named* found = std::lower_bound(
      std::begin(kNamed), std::end(kNamed), name,
      [](const Named& entry, std::string_view wanted) { return entry.name < wanted; });
  if (found == std::end(kNamed) || found->name != name) return 0;
  const bool closed = end < text.size() && text[end] == ';';
  // "&copy 2025": old names of Latin-1 work without the semicolon.
  if (!closed && found->code > 0xFF) return 0;
  append_utf8(out, found->code);
  return closed ? end + 1 : end;
}

std::string decode_entities(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = text[at] == '&' ? read_entity(text.substr(at), out) : 0;
    if (length == 0) {
      out += text[at++];
    } else {
      at += length;
    }
  }
  return out;
}

}  // namespace factlint
