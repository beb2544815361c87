#include "engine/eval/facts.hpp"

#include "engine/eval/tables.hpp"
#include "engine/model/hash.hpp"

namespace factlint {

std::uint64_t fact_key(const Knowledge& knowledge, const Datum& datum) {
  const auto by_name = [&](EntityId id, std::string_view name) {
    if (id == 0) id = knowledge.entity(name);
    return id != 0 ? hash_mix(1, id) : words_hash(name);
  };
  if (const auto* entity = std::get_if<EntityRef>(&datum)) return by_name(entity->id, entity->name);
  if (const auto* text = std::get_if<std::string>(&datum)) return by_name(0, *text);
  if (const auto* date = std::get_if<DateRange>(&datum)) {
    if (!date->known) return 0;
    return hash_mix(static_cast<std::uint32_t>(date->first),
                    static_cast<std::uint32_t>(date->last));
  }
  if (const auto* flag = std::get_if<bool>(&datum)) return *flag ? 2 : 3;
  if (const auto* item = std::get_if<ItemRef>(&datum)) {
    return hash_mix(hash_mix(item->document, item->index), static_cast<std::uint64_t>(item->kind));
  }
  if (const auto* value = std::get_if<Value>(&datum)) {
    return value->known() ? hash_text(std::to_string(value->point)) : 0;
  }
  return 0;
}

}  // namespace factlint
