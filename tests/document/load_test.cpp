#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "engine/document/bytes.hpp"
#include "engine/document/paths.hpp"
#include "tests/document/sample.hpp"

using namespace factlint;
using namespace factlint::document_test;

namespace {

namespace fs = std::filesystem;

// A folder of files that goes with the test.
class Folder {
 public:
  Folder() {
    std::string name = (fs::temp_directory_path() / "factlint-document-XXXXXX").string();
    root_ = ::mkdtemp(name.data());
  }
  ~Folder() {
    std::error_code ignored;
    fs::remove_all(root_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  void file(const std::string& name, const std::string& bytes) const {
    fs::create_directories(fs::path(at(name)).parent_path());
    std::ofstream(at(name), std::ios::binary) << bytes;
  }
  [[nodiscard]] std::string at(const std::string& name) const { return root_ + "/" + name; }

  // What was loaded, without the folder's own name: "a.txt; b.md".
  [[nodiscard]] std::string names(const LoadedDocuments& loaded) const {
    std::string out;
    for (const auto& document : loaded.documents) {
      out += (out.empty() ? "" : "; ") + document->source->path.substr(root_.size() + 1);
    }
    return out;
  }
  [[nodiscard]] std::string errors(const LoadedDocuments& loaded) const {
    std::string out;
    for (const InputError& error : loaded.errors) {
      out += error.path.substr(root_.size() + 1) + " " + error.message + "\n";
    }
    return out;
  }

 private:
  std::string root_;
};

LoadedDocuments load(const std::vector<std::string>& paths, const LoadOptions& options = {}) {
  return load_documents(paths, options, sample_words());
}

}  // namespace

TEST_CASE("folders give the known files below them, each once", "[document]") {
  const Folder folder;
  folder.file("b.txt", "Boats.");
  folder.file("sub/a.MD", "Boats.");
  folder.file("sub/c.html", "Boats.");
  folder.file("manifest.yaml", "");
  folder.file("expect.yaml", "");
  folder.file(".hidden.txt", "Boats.");
  folder.file("notes.csv", "Boats.");
  fs::create_directory_symlink(folder.at(""), folder.at("sub/loop"));
  fs::create_directory_symlink(folder.at("sub"), folder.at("zub"));
  const LoadedDocuments loaded = load({folder.at("sub"), folder.at(""), folder.at("b.txt")});
  CHECK(folder.names(loaded) == "b.txt; sub/a.MD; sub/c.html");
  CHECK(folder.errors(loaded).empty());
  CHECK(folder.names(load({folder.at("notes.csv")})) == "notes.csv");
}

TEST_CASE("globs", "[document]") {
  const Folder folder;
  folder.file("a1.txt", "Boats.");
  folder.file("a2.md", "Boats.");
  folder.file("deep/er/a3.txt", "Boats.");
  folder.file("we[i]rd.txt", "Boats.");
  CHECK(folder.names(load({folder.at("*.txt")})) == "a1.txt; we[i]rd.txt");
  CHECK(folder.names(load({folder.at("**/*.txt")})) == "a1.txt; deep/er/a3.txt; we[i]rd.txt");
  CHECK(folder.names(load({folder.at("a?.*")})) == "a1.txt; a2.md");
  CHECK(folder.names(load({folder.at("we[i]rd.txt")})) == "we[i]rd.txt");
  CHECK(folder.errors(load({folder.at("*.html")})) == "*.html matches no file\n");
  CHECK(glob_match("a/**/b", "a/b"));
  CHECK(glob_match("a/**/b", "a/x/y/b"));
  CHECK(glob_match("**", "a/x/y/b"));
  CHECK(glob_match("a[0-3]", "a2"));
  CHECK_FALSE(glob_match("a[!0-3]", "a2"));
  CHECK_FALSE(glob_match("*", "a/b"));
  CHECK_FALSE(glob_match("a/**/b", "a/xb"));
}

TEST_CASE("what is no text is an error and the rest is loaded", "[document]") {
  const Folder folder;
  folder.file("binary.txt", std::string("abc\0def", 7));
  folder.file("good.txt", "Boats.");
  folder.file("latin.txt", "caf\xE9 x");
  folder.file("large.txt", std::string(3 << 20, 'a'));
  folder.file("wide.txt", "\xFF\xFEx");
  LoadOptions options;
  options.max_bytes = 2 << 20;
  const LoadedDocuments loaded = load({folder.at(""), folder.at("missing.txt")}, options);
  CHECK(folder.names(loaded) == "good.txt");
  CHECK(folder.errors(loaded) ==
        "binary.txt is a binary file (a NUL byte at byte 3); give its text as .txt, .md or .html\n"
        "large.txt has 3 MiB, more than the limit of 2 MiB; split it into documents\n"
        "latin.txt is not valid UTF-8 (byte 0xE9 at byte 3); save it as UTF-8\n"
        "missing.txt cannot be opened: No such file or directory\n"
        "wide.txt is UTF-16 text; save it as UTF-8\n");
}

TEST_CASE("an empty file is a document with a warning, an empty folder an error", "[document]") {
  const Folder folder;
  folder.file("empty.txt", "");
  folder.file("none/x.csv", "");
  const LoadedDocuments loaded = load({folder.at("empty.txt"), folder.at("none")});
  REQUIRE(loaded.documents.size() == 1);
  CHECK(loaded.documents[0]->parts.empty());
  REQUIRE(loaded.issues.size() == 1);
  CHECK(loaded.issues[0].message == "the file is empty");
  CHECK(loaded.issues[0].level == Issue::Level::warning);
  CHECK(folder.errors(loaded) == "none folder holds no document (.txt, .md, .html)\n");
}

TEST_CASE("dates: front matter, manifest, dateline, --published", "[document]") {
  const Folder folder;
  folder.file("a.md", "---\ntitle: Boats\npublished: 2025-01-01\n---\nBoats float.\n");
  folder.file("b.txt", "March 1, 2024\n\nBoats Float Again\n\nThey do, they said.\n");
  folder.file("c.txt", "OSLO, June 26 (Northline) - Boats float.\n");
  folder.file("d.txt", "Boats float.\n");
  folder.file("manifest.yaml",
              "a.md: {title: Ships, published: 2025-02-02}\n"
              "b.txt: {source: Harbour Week, published: 2025-03-03}\n"
              "e.txt: {}\nd.txt: {titel: Boats}\n");
  LoadOptions options;
  options.published = "2025-06-27";
  const LoadedDocuments loaded = load({folder.at("")}, options);
  REQUIRE(loaded.documents.size() == 4);
  const auto line = [&](std::size_t i) {
    const DocumentMeta& meta = loaded.documents[i]->meta;
    return format_date(meta.published) + " " + meta.published_from + " | " + meta.title + " | " +
           meta.publisher;
  };
  CHECK(line(0) == "2025-01-01 front matter | Boats | ");
  CHECK(line(1) == "2025-03-03 manifest | Boats Float Again | Harbour Week");
  CHECK(line(2) == "2025-06-27 --published |  | Northline");
  CHECK(loaded.documents[2]->meta.dateline_day == 26);
  CHECK(line(3) == "2025-06-27 --published |  | ");
  REQUIRE(loaded.issues.size() == 2);
  CHECK(loaded.issues[0].message == "there is no file `e.txt` here");
  CHECK(loaded.issues[1].message == "unknown key `titel`");
  CHECK(loaded.issues[1].help == "an entry has title, source, published, author, url");
  options.published = "soon";
  CHECK(load({folder.at("d.txt")}, options).errors[0].message ==
        "`soon` is not a date; write it as 2026-01-29");
}

TEST_CASE("invalid UTF-8 is found at its byte", "[document]") {
  CHECK(invalid_utf8("plain ASCII text that is long enough") == std::string_view::npos);
  CHECK(invalid_utf8("caf\xC3\xA9 \xE6\xB8\xAF \xF0\x9F\x9A\xA2") == std::string_view::npos);
  CHECK(invalid_utf8("ab\xC0\x80") == 2);           // overlong
  CHECK(invalid_utf8("ab\xED\xA0\x80") == 2);       // surrogate
  CHECK(invalid_utf8("ab\xF4\x90\x80\x80") == 2);   // above U+10FFFF
  CHECK(invalid_utf8("12345678ab\xE6\xB8") == 10);  // cut off
}
