#include "good.h"

GOOD(cheese, 31)
