# One room = one folder = one static library. `songreel_room(name PUBLIC … PRIVATE …)` takes every source of the
# folder except the tests, which stand beside their source as x_test.cpp and join one test program a room.

# Presets with CMAKE_UNITY_BUILD compile several sources of a room as one. Where two of them name something alike in their
# unnamed namespaces, as the sets of the painter do on purpose, `songreel_compiled_alone(files…)` keeps them apart.
function(songreel_compiled_alone)
  set_source_files_properties(${ARGN} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
endfunction()

# Rooms whose loops run over samples and pixels. With the sanitizers in them these are most of what the tests wait for.
# Also for a room's test program: `songreel_hot(media_test)`.
function(songreel_hot name)
  if(SONGREEL_SANITIZE AND TARGET songreel_${name})
    target_compile_options(songreel_${name} PRIVATE -O2)
  endif()
endfunction()

function(songreel_room name)
  cmake_parse_arguments(ROOM "" "" "PUBLIC;PRIVATE" ${ARGN})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp)
  set(tests ${sources})
  list(FILTER sources EXCLUDE REGEX "_test\\.cpp$")
  list(FILTER sources EXCLUDE REGEX "/testing/")  # programs that only tests start
  list(FILTER tests INCLUDE REGEX "_test\\.cpp$")

  if(NOT sources)
    set(sources ${PROJECT_SOURCE_DIR}/cmake/empty.cpp)
  endif()
  add_library(songreel_${name} STATIC ${sources})
  add_library(songreel::${name} ALIAS songreel_${name})
  target_include_directories(songreel_${name} PUBLIC ${PROJECT_SOURCE_DIR}/backend)
  target_link_libraries(songreel_${name} PUBLIC ${ROOM_PUBLIC} PRIVATE songreel_warnings ${ROOM_PRIVATE})

  if(SONGREEL_TESTS AND tests)
    add_executable(songreel_${name}_test ${tests})
    target_link_libraries(songreel_${name}_test PRIVATE songreel::${name} songreel_warnings ${ROOM_PRIVATE}
                                                        GTest::gmock_main)
    target_compile_definitions(songreel_${name}_test PRIVATE SONGREEL_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
    if(SONGREEL_JOIN_TESTS)
      set_target_properties(songreel_${name}_test PROPERTIES UNITY_BUILD ON)
      # Nobody waits for the tests' own code; compiling it takes half as long.
      target_compile_options(songreel_${name}_test PRIVATE -O0)
    endif()
    gtest_discover_tests(songreel_${name}_test TEST_PREFIX "${name}." DISCOVERY_TIMEOUT 60
                         PROPERTIES TIMEOUT 300)
  endif()
endfunction()
