import sys

from money import Cents

from shop.basket import total

print(total(Cents(int(price)) for price in sys.argv[1:]))
