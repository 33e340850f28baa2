# The two parts of OpenCV that room `face` uses. Debian's packages of single parts bring no file for find_package.
find_path(OPENCV_INCLUDE_DIR opencv2/objdetect.hpp PATH_SUFFIXES opencv4 REQUIRED)
add_library(songreel_opencv INTERFACE)
target_include_directories(songreel_opencv SYSTEM INTERFACE ${OPENCV_INCLUDE_DIR})
foreach(part core imgproc objdetect)
  find_library(OPENCV_${part} opencv_${part} REQUIRED)
  target_link_libraries(songreel_opencv INTERFACE ${OPENCV_${part}})
endforeach()
