# One CTest entry per Catch2 tag group, so that a failure names its part and runs go in parallel.
# A test file's cases carry the tag of its folder: [grammar], [document], [scan], [rule], [eval],
# [report], [cli], [house].
foreach(part grammar model document scan rule eval report cli house)
  add_test(NAME ${part} COMMAND factlint_tests "[${part}]"
           WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
  if(part STREQUAL "cli" AND TARGET factlint)
    set_tests_properties(${part} PROPERTIES ENVIRONMENT "FACTLINT_BIN=$<TARGET_FILE:factlint>")
  endif()
endforeach()

# The gate: run with `ctest -C gate` (./dev test --gate), left out of the plain run.
if(TARGET factlint)
  add_test(NAME fixtures CONFIGURATIONS gate COMMAND factlint test rules fixtures
           WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
  add_test(NAME format CONFIGURATIONS gate COMMAND ${CMAKE_SOURCE_DIR}/dev format --check)
endif()
