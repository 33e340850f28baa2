# Debian's sphinxbase.pc names a folder that does not exist, which CMake refuses. The library's headers include each other from
# two folders.
find_path(SPHINXBASE_INCLUDE_DIR sphinxbase/ngram_model.h REQUIRED)
find_library(SPHINXBASE_LIBRARY sphinxbase REQUIRED)
add_library(songreel_sphinxbase INTERFACE)
target_include_directories(songreel_sphinxbase SYSTEM INTERFACE ${SPHINXBASE_INCLUDE_DIR} ${SPHINXBASE_INCLUDE_DIR}/sphinxbase)
target_link_libraries(songreel_sphinxbase INTERFACE ${SPHINXBASE_LIBRARY})
